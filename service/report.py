"""An answer as a page for a terminal: the score, its dimensions, and the article with its sourcing marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from service.article.article import Article, Target
from service.response import Json

_STYLES: Final[Mapping[str, str]] = {
    "named_official": "bold green",
    "named_person": "bold green",
    "organisation_named_spokesperson": "bold green",
    "organisation_statement": "green",
    "reporter_witness": "green",
    "press_event": "cyan",
    "unnamed_official": "bold yellow",
    "unnamed_described": "bold yellow",
    "unnamed_bare": "bold red",
    "unnamed_group": "yellow",
    "vague_attribution": "bold red",
    "classified_document": "bold magenta",
    "leaked_document": "bold magenta",
    "public_document": "magenta",
    "court_document": "magenta",
    "study": "magenta",
    "poll": "magenta",
}
_DISCLOSURE: Final = "blue"
_BAR_WIDTH: Final = 8
_HIGHEST_LEVEL: Final = 4


def print_report(console: Console, article: Article, answer: Json) -> None:
    """Print an answer of `score` or `extract`. `answer` must have its evidence in code points."""
    if "score" in answer:
        console.print(_headline(answer))
        if answer["dimensions"]:
            console.print(_dimensions(answer))
    else:
        console.print(Text(f"{answer['genre']}, {answer['words']} words", style="bold"))
    for warning in answer.get("warnings", ()):
        console.print(Text(f"! {warning['detail']}", style="yellow"))
    if answer["sources"]:
        console.print(_sources(answer))
    console.print(_marked(article, answer), "")


def _headline(answer: Json) -> Text:
    score = answer["score"]
    if score["value"] is None:
        return Text("Not rated", style="bold")
    line = Text(f"{score['value']:.1f} of 100, {score['band']}", style="bold")
    if score["interval"]:
        low, high = score["interval"]["low"], score["interval"]["high"]
        line.append(f"   {score['interval']['level']:.0%} interval {low:.1f} to {high:.1f}", style="not bold")
    line.append(f"   {answer['model']['name']}@{answer['model']['version']}", style="not bold dim")
    return line


def _dimensions(answer: Json) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("Dimension", "Level", "", "Points"):
        table.add_column(name, no_wrap=True)
    table.add_column("Chiefly because of", overflow="fold")
    for each in answer["dimensions"]:
        if not each["applicable"]:
            table.add_row(each["name"], "N/A", "", "", "", style="dim")
            continue
        filled = round(_BAR_WIDTH * each["level"] / _HIGHEST_LEVEL)
        drivers = [f"{d['feature']} {d['effect']:+.2f}" for d in each.get("drivers", ())[:2]]
        table.add_row(
            each["name"],
            f"{each['level']:.1f}",
            "█" * filled + "░" * (_BAR_WIDTH - filled),
            f"{each['points']:.1f} / {each['points_possible']:.1f}",
            "\n".join(drivers),
        )
    for each in answer["adjustments"]:
        table.add_row(each["rule"], "", "", f"{each['points']:+.1f}", "")
    return table


def _sources(answer: Json) -> Table:
    table = Table("", "Source", "Label", "Ladder", "Root", "Speaks through", box=None, pad_edge=False)
    for each in answer["sources"]:
        table.add_row(
            each["id"],
            Text(each.get("name") or each.get("description") or ""),
            Text(each["label"], style=_STYLES.get(each["label"], "")),
            str(each["ladder"]),
            each["root"],
            each["mediated_by"] or "",
        )
    return table


def _marked(article: Article, answer: Json) -> Text:
    """Headline and body, every piece of evidence styled by its label and followed by it."""
    page = Text()
    targets: tuple[Target, ...] = ("headline", "body") if article.headline else ("body",)
    for target in targets:
        text = article.text(target)
        position = 0
        for item in answer["evidence"]:
            if item["target"] != target or item["start"] < position:
                continue
            page.append(text[position : item["start"]])
            page.append(text[item["start"] : item["end"]], style=_STYLES.get(item["label"], _DISCLOSURE))
            page.append(f" [{item['label']}]", style="dim")
            position = item["end"]
        page.append(text[position:] + "\n")
    return page
