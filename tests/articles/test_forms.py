"""The printed forms of bylines, credits, page heads, labels and notices, one row each."""

from __future__ import annotations

import pytest

from kg.articles import cut
from kg.articles.bylines import closing, is_dateline, signature, writers
from kg.articles.kinds import kind_of
from kg.model import Page, half_width

BYLINES = [
    ("本报记者　戚凤阁", "戚凤阁"),
    ("本报记者 张建国 通讯员 李 明", "张建国 李明"),
    ("□本报记者　全胜利", "全胜利"),
    ("□ 方 圆", "方圆"),
    ("■ 本报记者 王晓红 文/图", "王晓红"),
    ("◎周大山", "周大山"),
    ("李者龙/文　罗涛/摄", "李者龙 罗涛"),
    ("火占芳/文　安彦明/图", "火占芳 安彦明"),
    ("和春梅　文　余向东　图", "和春梅 余向东"),
    ("文/图　丹增罗布", "丹增罗布"),
    ("文图/刘志强", "刘志强"),
    ("图/文 赵海燕", "赵海燕"),
    ("文/陈立新 图/黄小梅", "陈立新 黄小梅"),
    ("文 陈立新 图 黄小梅", "陈立新 黄小梅"),
    ("融媒记者　吴秀英", "吴秀英"),
    ("茂名融媒记者 赖健飞 见习记者 梁晓岚 通讯员 吴汉英", "赖健飞 梁晓岚 吴汉英"),
    ("全媒体记者 徐志远 实习生 孙晓雨", "徐志远 孙晓雨"),
    ("本报首席记者 彭靖雯", "彭靖雯"),
    ("特约记者 郑光明", "郑光明"),
    ("本报通讯员　邢丽君", "邢丽君"),
    ("通讯员 何平 何 静", "何平 何静"),
    ("记者 邓绮雯 报道", "邓绮雯"),
    ("本报记者 马晓军 古丽加娜提", "马晓军 古丽加娜提"),
    ("朴英姬　宋德厚", "朴英姬 宋德厚"),
    ("张建国 李明华 王晓红", "张建国 李明华 王晓红"),
    ("（乔文斌　苏雅拉）", "乔文斌 苏雅拉"),
    ("（杜永红）", "杜永红"),
    ("（通讯员 杜永红）", "杜永红"),
    ("（记者 王强）", "王强"),
    ("赵瑞雪　摄", "赵瑞雪"),
    ("赵瑞雪摄影报道", "赵瑞雪"),
    ("热合曼摄", "热合曼"),
    ("（张仁清 摄）", "张仁清"),
    ("额尔德木图　摄影", "额尔德木图"),
    ("摄影 单春林", "单春林"),
    ("摄影/单春林", "单春林"),
    ("本报记者 单春林 摄", "单春林"),
    ("撰文 林国强", "林国强"),
    ("作者：林国强", "林国强"),
    ("欧阳志远", "欧阳志远"),
    ("买买提·艾力", "买买提·艾力"),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_bylines(line: str, names: str) -> None:
    found = signature(half_width(line))
    assert found is not None
    assert " ".join(found.names) == names


@pytest.mark.parametrize(
    "line", ["王小明 中共敦化市委书记", "中共敦化市委书记　迟万春", "（作者系靖西市委副书记）", "某县文明办主任 赵 六"]
)
def test_offices_of_essays(line: str) -> None:
    found = signature(half_width(line))
    assert found is not None
    assert found.office


NO_BYLINES = [
    "小切口里做好边民服务的大文章",
    "村BA 村晚 村咖也要办好",
    "●简讯",
    "进校园 护成长",
    "赴墟场 解疑惑",
    "子洲县",
    "、有机构、有规划、有队伍、有活动",
    "■亮点纷呈",
    "建立健康档案",
    "停电公告",
    "提升镇域实力",
    "一、抓项目强产业",
    "陈家村开展健康义诊活动",
    "近日，云和县开展走访。",
    "记者：工坊最初是怎么办起来的？",
    "敬业奉献模范：俞复玲 划船社区党委书记",
]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_is_no_byline(line: str) -> None:
    assert signature(half_width(line)) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("活动结束后，群众拍手称快。（石　海）", "石海"),
        ("活动结束后，群众拍手称快。　　（于庆洋）", "于庆洋"),
        ("图为采收现场。　项旭 摄", "项旭"),
        ("图为采收现场。热合曼摄", "热合曼"),
        ("观众超过两万人次。（本报通讯员　白者然　摄影报道）", "白者然"),
        ("干部满意、群众高兴。 张建国 李明华", "张建国 李明华"),
    ],
)
def test_signatures_at_the_end_of_a_paragraph(text: str, names: str) -> None:
    found = closing(half_width(text))
    assert found is not None
    assert " ".join(found.names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 包松民 通讯员 阙怡）三都乡的木匠忙开了。", "包松民 阙怡"),
        ("本报讯(佟振山)电话一打，化肥就送到了地头。", "佟振山"),
        ("■本报讯（田茂军、崔婷）周五下午三点，班车来了。", "田茂军 崔婷"),
        ("●本报讯 （向佐峰）9月26日，龙山县召开会议。", "向佐峰"),
        ("本报海口讯 记者符雄报道：往年一到四月便北归。", "符雄"),
        ("本报武安电　十桌以内、每桌不超过二百元。", ""),
        ("本报讯　望奎县先锋镇的清淤工地上机器轰鸣。", ""),
        ("新华社南京11月6日电（记者王五）江苏启动行动。", "王五"),
        ("云南网讯（记者 李明华）近日，县里开会。", "李明华"),
        ("记者王晓红报道：三月的田野一片新绿。", "王晓红"),
    ],
)
def test_datelines(text: str, names: str) -> None:
    assert is_dateline(half_width(text))
    assert " ".join(writers(half_width(text))) == names


@pytest.mark.parametrize(
    "text", ["本报通讯员 邢丽君", "停水停电一小时", "记者：为什么？", "通讯员队伍不断壮大", "简讯"]
)
def test_what_is_no_dateline(text: str) -> None:
    assert not is_dateline(half_width(text))


FURNITURE = [
    "第2版　县域新闻　2009年4月17日　星期五",
    "百色周刊 · 05 · 深度",
    "2019年11月22日 农历己亥年十月廿六 编辑/韦丽娟 美编/覃小满",
    "A3",
    "B02",
    "综合",
    "2016年9月8日",
    "星期四",
    "昌吉新闻",
    "太行晚刊",
    "盐州周报",
    "GAOLIANG NEWS",
    "民　生",
    "值班主任　秦守义",
    "编　　辑　路　芸",
    "责 编 李 明",
    "编辑：曲宝山　校对：安静",
    "责任编辑/沙依拉 组版/田莉",
    "松阳新闻 第3版 综合 2021年5月6日 星期四 责编:叶青禾 美编:吴一帆 校对:潘小露 电话:0578-8060000",
    "武陵山报 · 对话 | 2022年9月30日 星期五 | 责编 冉茂盛 | 视觉 向晓曦 | 校对 侯明亮 | 第7版",
    "赣东时报 6 基层 2023年8月24日",
    "雪域乡村　　专版　　2013.7.19",
    "高凉新闻 2025年7月10日 星期四 乙巳年六月十六 第09842期 今日8版",
    "2016 年 第 6 期",
    "2016年第6期（总第128期）",
    "总第1186期",
    "今日导读",
    "●导读●",
    "本期要目",
    "红寺堡：葡萄出土忙 …… 3版",
    "化州拖罗饼申遗记 >>2版",
    "台风来了，渔排怎么办（详见5版）",
    "老街区里有了“共享厨房”→4版",
    "（下转第二版）",
    "（上接第一版）",
    "▶下转3版",
    "下转A2版",
    "广告",
    "广告许可证：1304264000003",
    "信宜凼仔鱼 地理标志保护产品 订购电话见本版中缝",
    "遗失声明　付俊生身份证丢失，声明作废。",
    "扫一扫 关注右江云",
    "本版投稿邮箱见一版报眼",
    "印刷：邯郸印务中心",
    "版权声明：本报所刊作品未经许可不得转载",
    "微信扫码订阅 ｜ 武陵山报社出版 ｜ 零售每份1.5元",
    "国内统一刊号见中缝",
    "本报地址：绥化市中兴大街　邮编：152000　广告热线：0455—8220000",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert kind_of(half_width(line)) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "▲简讯",
        "［图片新闻］",
        "【基层动态】",
        "新闻追踪",
        "辽宁传真",
        "短评",
        "“抚河杯”乡村文化振兴征文",
        "主办：赣东时报社　协办：抚州市临川酒业有限公司",
    ],
)
def test_labels(line: str) -> None:
    assert kind_of(half_width(line)) == "label"


@pytest.mark.parametrize(
    "line",
    [
        "涉县万户居民告别小煤炉",
        "海伦市两千台农机整装下田",
        "——集中供热二期管网月底试水",
        "一、桑叶“铺”出增收路",
        "●淅川举办柑橘采摘节",
        "2022年全县粮食再获丰收",
        "送戏进边寨",
        "走进新时代",
        "老船工的新码头",
        "青铜峡：老街区里有了“共享厨房”",
        "2021年工作回顾",
        "云和县召开2022年度工作会议",
    ],
)
def test_headlines_are_no_furniture(line: str) -> None:
    assert kind_of(half_width(line)) == "short"


@pytest.mark.parametrize(
    "line",
    [
        "截至2016年9月8日，全县建成三百户。",
        "自2016年9月10日零时起施工。",
        "近日，云和县开展走访。",
        "他说：“日子好了。”",
        "记者：年轻人愿意买吗？",
    ],
)
def test_sentences_are_text(line: str) -> None:
    assert kind_of(half_width(line)) == "body"


def test_rows_of_a_list_of_winners_stay_lines_of_their_article() -> None:
    text = (
        "关于表彰先进集体和先进个人的通报\n去年以来,各级调解组织排查矛盾纠纷两千多件。经研究,决定对下列单位和个人予以表彰:\n"
        "一、先进集体\n磨溪乡综治中心、吴山镇司法所\n二、十佳调解能手\n李建国 王秀兰 赵德明\n"
        "望受表彰的集体和个人再接再厉,再创佳绩,为全县发展作出新的更大的贡献。\n"
    )
    (article,) = cut(Page("a.txt", text))
    assert article.body.text.split("\n")[1:5] == text.split("\n")[2:6]
    assert not article.authors


@pytest.mark.parametrize("line", ["全县广大人民群众:", "全市党员干部:", "广大居民朋友:"])
def test_line_that_addresses_the_readers_begins_the_text(line: str) -> None:
    (article,) = cut(Page("a.txt", f"移风易俗倡议书\n{line}\n清明将至,江陵县文明办发出如下倡议。\n一、文明祭祀。\n"))
    assert article.title == "移风易俗倡议书"
    assert article.body.text.startswith(line)
