"""Feedback, grades and report: what they say first, what they escape, what they do not fetch."""

import hashlib
import html.parser
import re

import pytest

from autograder.grading.attempts import LEDGER
from autograder.grading.course import CourseError, write_json
from autograder.reporting import export, feedback, report
from autograder.reporting.gradebook import open_gradebook, write_gradebook
from tests.autograder.notebooks import LESSON
from tests.autograder.reporting.conftest import EVIL, PNG, axe_violations

VOID = {"meta", "img", "br", "link", "input", "hr"}


class Page(html.parser.HTMLParser):
    """Tags, attributes and text of a page; unbalanced tags are an error."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.links, self.ids = [], set(), [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for key, value in attrs if key in ("href", "src", "xlink:href")]
        self.ids += [value for key, value in attrs if key == "id"]
        if tag == "img":
            assert dict(attrs)["alt"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.handle_starttag(tag, attrs)
            self.open.pop()
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def pages(course):
    paths = feedback.write_feedback(course, site="https://course.example/")
    return {path.parent.parent.name: path.read_text("utf-8") for path in list(paths)}


def text_of(page):
    page = re.sub(r"(?s)<style>.*?</style>", "", page)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_feedback_says_first_what_was_right_then_the_one_thing_to_look_at(pages):
    assert "Every exercise is right." in text_of(pages["ana"])
    boris = text_of(pages["boris"])
    assert boris.index("Nothing has earned points yet") < boris.index("divided by N")
    assert "0 of 7 points" in boris


def test_pages_are_well_formed_hold_no_script_and_fetch_nothing(pages, course):
    report.write_report(course)
    reports = [path.read_text("utf-8") for path in (course / "report").glob("*.html")]
    for text in [*pages.values(), *reports]:
        page = Page(text)
        assert "script" not in page.tags
        assert len(page.ids) == len(set(page.ids))
        allowed = ("data:image/png", "https://course.example/book/", "#", "index.html", LESSON)
        assert [link for link in page.links if not link.startswith(allowed)] == []
        assert "default-src 'none'" in text


def test_what_a_student_wrote_is_text(pages):
    for text in pages.values():
        assert EVIL not in text
    assert "alert(1)" in pages["boris"]
    assert "&lt;script&gt;" in pages["chiara"]


def test_outputs_are_shown_as_text_and_picture(pages):
    assert f"data:image/png;base64,{PNG}" in pages["chiara"]
    assert "stops with KeyError" in text_of(pages["chiara"])


def test_a_damaged_notebook_is_explained(pages):
    assert "breaks off in line" in text_of(pages["dan"])


def test_links_lead_to_the_exercise_in_the_lesson(pages, course):
    link = f"https://course.example/book/{LESSON}.html#exercise-predict"
    assert link in Page(pages["boris"]).links
    (path,) = feedback.write_feedback(course, student="boris")
    assert Page(path.read_text("utf-8")).links == []


def test_lateness_attempts_and_a_persons_words_stand_on_the_page(course):
    (course / "course.toml").write_text(
        f"[due]\n{LESSON} = 2026-10-01\n[late]\nmethod = 'per_day'\nper_day = 0.2\n"
    )
    submitted = course / "submitted" / "ana" / LESSON
    (submitted / "timestamp.txt").write_text("2026-10-03 11:00:00 UTC\n")
    ours = hashlib.sha256((submitted / f"{LESSON}.ipynb").read_bytes()).hexdigest()[:16]
    attempts = {f"ana/{LESSON}": {"attempts": [["first", "1"], [ours, "2"], ["third", "3"]]}}
    write_json(course / LEDGER, {"hand_ins": attempts})
    write_gradebook(course)
    with open_gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        grade = gradebook.find_grade("predict_check", LESSON, LESSON, "ana")
        grade.manual_score, grade.extra_credit = 1.0, 0.5
        comment = gradebook.find_comment("predict", LESSON, LESSON, "ana")
        comment.manual_comment = f"well done {EVIL}"
        gradebook.db.commit()
    (path,) = feedback.write_feedback(course, student="ana")
    page = text_of(path.read_text("utf-8"))
    assert "3.9 of 7 points" in page
    assert "36 hours" not in page
    assert "Handed in 2 days after the due date (2026-10-01 23:59 UTC)" in page
    assert "2.6 points taken of the 6.5 earned" in page
    assert "attempt 2 of 3" in page
    assert (
        "gave 1 point (the checks below give 2) and 0.5 points extra and wrote: well done" in page
    )
    assert EVIL not in path.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_feedback_and_it_fits_a_phone(course, chromium, scheme):
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    for path in feedback.write_feedback(course, site="https://course.example"):
        assert axe_violations(page, path, width=360) == []
    context.close()


@pytest.mark.parametrize(
    "write",
    [lambda c: list(feedback.write_feedback(c)), export.write_grades, report.write_report],
)
def test_without_results_the_cure_is_named(tmp_path, write):
    with pytest.raises(CourseError, match="autograder grade"):
        write(tmp_path)
