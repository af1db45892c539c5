"""Where a person's name starts and ends: surname, length, and the word that follows."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_COMPOUND = ("欧阳|太史|端木|上官|司马|东方|独孤|南宫|夏侯|诸葛|尉迟|皇甫|公孙|慕容|令狐|宇文|长孙|司徒|司空|澹台|呼延|轩辕|申屠|"
             "第五|西门|东郭|百里|钟离|拓跋|完颜|阿旺|次仁|扎西|才让|卓玛|达瓦|旦增|格桑|买买|阿不|努尔")
_FOREIGN = r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}){1,2}"
# Words that follow a name in the genre; a name ends before them.
_AFTER = (
    "说|道|告诉|介绍|表示|强调|指出|要求|认为|坦言|透露|感慨|感叹|回忆|提醒|提出|宣布|宣读|致辞|讲话|作了|作|在|带领|率|率领|率队|带队|主持|出席|参加|陪同|"
    "调研|督导|检查|督查|来到|走进|深入|前往|到|向|对|为|与|和|及|同|跟|将|把|被|从|是|的|等|以|就|也|都|还|又|正|已|通过|分别|代表|给|让|用|"
    "一家|一行|激动|高兴|笑着|自豪|兴奋|开心|欣慰|动情|荣获|获得|获|被评|当选|担任|任|家|家中|同志|先生|女士|老师|今年|是|有|因|于|"
    "捐|组织|负责|带着|拿|正在|每天|主动|积极|结合|围绕|讲述|分享|参与|受邀|应邀|牵头|联系|包|驻|跑|看|现场|亲自|先后|多次|现|曾|便|则|不|没|去|上|下|"
    "辖区|村|摄|文|图|供图|报道|会见|会同|陪|解读|详细|首先|随后|全程|连同|欢迎|感谢|接受|发言|作为|家里|家的|算|种|养|做|开|拉|指着|望着|边")
_BOUNDARY = re.compile(rf"$|[^\u4e00-\u9fff·]|(?:{_AFTER})")
# Two- and three-character words that begin with a surname and are no names.
_NO_NAMES = re.compile(r"^(?:代表|任.?[长组记任员队]|和[社村志群乡居镇党]|高兴|从.|和谐|时.|都.|高质|万人|万元|金融|金银|金牌|黄金|石油|水利|水库|水电|水稻|马上|马路|毛巾|牛羊|白天|白酒|文明|文化|文艺|文旅|文体|文件|文章|时代|时间|时任|时刻|"
                       r"平安|平台|平时|平均|安全|安排|安置|安装|常态|常年|常住|严格|严肃|严厉|严禁|方面|方式|方案|方便|全市|全县|全区|全镇|全村|全体|全面|全国|全省|和谐|和平|高度|高效|高校|高级|高标|高铁|"
                       r"田秀才|陈规|崇俭|成员|成立|成果|成功|成为|程度|东部|东西|南部|西部|北部|江南|项目|党员|党的|党组|党委|党建|通过|通知|宣传|宣讲|国家|国有|国际|明确|明显|明星|"
                       r"路线|路口|路灯|从事|从而|强化|强调|强力|关于|关注|关心|关爱|关系|关键|双方|双向|申报|申请|申领|解决|解读|应当|应急|应对|应用|应该|连续|连接|连队|易地|易于|农民|农村|农业|农户|农家|"
                       r"向阳|向上|向前|向党|干部|干群|家庭|家园|家长|家风|温暖|温馨|都是|都有|充分|充满|满意|满足|古城|古镇|广大|广场|广泛|暨|师生|师傅|须|查处|查看|查找|后勤|后备|查|关|"
                       r"车辆|车间|车站|能够|能力|能源|习近|习惯|习俗|云平|云上|苏木|单位|包括|包片|包村|包户|包联|左右|石榴|乐观|乐于|许多|何|费用|明|于是|元|祖国|武装|武术|景区|龙头|叶|幸福|白色|怀|"
                       r"卓越|蒙古|池|计划|计生|伏|戴|谈|宋体|茅|庞|熊|纪念|纪律|纪检|纪委|舒|屈|祝|祝福|董事|梁|杜绝|阮|蓝天|闵|席|季度|季节|麻|贾|路|危险|危房|江|童|颜|郭|梅花|盛|林业|林区|林地|林场|钟|"
                       r"徐徐|邱|骆|夏季|蔡|樊|胡同|凌晨|霍|虞|万户|万里|万亩|支持|支部|支出|支柱|支队|柯|管理|管护|管控|管委|卢|经济|经过|经常|经营|经验|经开|房屋|房子|缪|干净|解|丁|宣|邓|单|杭|洪水|洪涝)")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames of one character."""
    text = (Path(__file__).parent.parent / "surnames.txt").read_text(encoding="utf-8")
    return frozenset("".join(r for r in text.splitlines() if not r.startswith("#")))


def name_at(text: str, start: int) -> str:
    """The person's name that begins at ``start``, or "" when none can be made out.

    A name is a surname and one or two characters (two for compound surnames), or a transliteration
    with ·; what follows it must be the end of a word: 全运宝强调 → 全运宝, 江成与大家 → 江成.
    """
    foreign = re.compile(_FOREIGN).match(text, start)
    if foreign and _BOUNDARY.match(text, foreign.end()):
        return foreign.group()
    compound = re.compile(rf"(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}").match(text, start)
    lengths = (4, 3) if compound else (3, 2)
    return next((text[start:start + n] for n in lengths if _fits(text, start, n, bool(compound))), "")


def _fits(text: str, start: int, length: int, compound: bool) -> bool:
    name = text[start:start + length]
    if len(name) < length or not re.fullmatch(r"[\u4e00-\u9fff]+", name) or _NO_NAMES.match(name):
        return False
    if not compound and name[0] not in surnames():
        return False
    if re.search(r"[某们的了和与等在是]|大爷|大妈|阿姨|奶奶|爷爷|叔|婶|师傅", name[1:]) and not name.endswith("与"):
        return False
    return bool(_BOUNDARY.match(text, start + length))


def names_at(text: str, start: int) -> list[tuple[int, int]]:
    """A list of names parted by 、: offsets of each; empty when there is none."""
    found = []
    name = name_at(text, start)
    while name:
        found.append((start, start + len(name)))
        start += len(name)
        if text[start:start + 1] != "、":
            break
        start += 1
        name = name_at(text, start)
    return found
