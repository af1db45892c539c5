"""Writes common_words.txt out of the dictionary of an installed jieba.

pip install jieba==0.42.1
python make_words.py
"""

from __future__ import annotations

from pathlib import Path

import jieba

from kg.names.places.gazetteer import tables

HEADER = """# Common words of two and three characters that overlap the start or end of a two-character place name:
# 重大+理论 hides 大理, 确保+定期 hides 保定, 创新+乡村 hides 新乡. A name that lies across two of them is no place.
# Source: jieba 0.42.1 (MIT), dict.txt, words of at least 50 (two characters) or 200 (three) occurrences.
# Written by make_words.py; do not edit.

[common words]
"""
LEAST = {2: 50, 3: 200}
DIRECTIONS = ("东南", "东北", "西南", "西北")
TAGGED_AS_NAMES = """
文明 智慧 道德 光荣 荣誉 宝贵 辛勤 英勇 公正 齐全 权威 顾问 康复 师范 令人 安静 保健 双拥 胡同 高峰 高潮
玉米 石英 祖先 洪水 卫星 明白 明星 封锁 修正 周转 宣言 吉祥 孙子 老公 师傅 顾客 沙滩
"""
"""Common words that the dictionary takes for persons' names: 文明+村镇 hides 明村镇."""
NAMES = ("nr", "ns", "nt", "nrt", "nrfg")


def main() -> None:
    """Write the list beside this script."""
    found = tables()
    places = [n for n in (*found.bare, *found.named) if len(n) == 2]
    starts, ends = {n[0] for n in places}, {n[1] for n in places}
    words = set(DIRECTIONS)
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split()
        common = int(count) >= LEAST.get(len(word), 1 << 30) and (tag not in NAMES or word in TAGGED_AS_NAMES.split())
        if common and word not in found.bare and (word[-1] in starts or word[0] in ends):
            words.add(word)
    Path(__file__).with_name("common_words.txt").write_text(HEADER + "\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
