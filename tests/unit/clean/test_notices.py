"""Pages that hold no article, and articles that look as if they held none."""

from __future__ import annotations

import pytest
from support.story import FIRST, SECOND

from worker.article import RawArticle
from worker.clean.article import clean_article
from worker.clean.notices import is_notice
from worker.errors import ArticleError, Reason

STORY = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND))

NOTICES = {
    "consent": "<h1>We value your privacy</h1><p>We and our 842 partners store and access"
    " information on a device, such as cookies, and process personal data for personalised ads and"
    " content.</p><p>With your permission we and our partners may use precise geolocation data."
    " You may click to consent to our processing as described above.</p><button>Accept</button>",
    "cookies": "<h2>Before you continue</h2><p>We use cookies and data to deliver and maintain our"
    " services and to measure the effectiveness of ads.</p><p>Select “More options” to see details"
    " about managing your privacy settings.</p>",
    "consent in German": "<h1>Mit Werbung weiterlesen</h1><p>Besuchen Sie die Seite wie gewohnt mit"
    " Werbung und Tracking. Details finden Sie in unserer Datenschutzerklärung.</p>",
    "consent in French": "<p>Nous et nos partenaires utilisons des cookies pour mesurer l’audience."
    " Vous pouvez retirer votre consentement à tout moment.</p>",
    "paywall": "<article><h1>Quay open</h1><p>To continue reading this article, subscribe now.</p>"
    "<p>Already a subscriber? Log in</p><p>Get unlimited access to all our articles for £1 a week."
    " Cancel anytime.</p></article>",
    "not found": "<main><h1>404</h1><h2>Page not found</h2><p>Sorry, the page you are looking for"
    " could not be found. It may have been moved or deleted.</p></main>",
    "nothing here": "<h1>Oops! That page can’t be found.</h1><p>It looks like nothing was found at"
    " this location. Maybe try one of the links below or a search?</p>",
    "denied": "<h1>Access Denied</h1>You don't have permission to access"
    ' "http://quay.example/open" on this server.<p>Reference #18.2d351ab8.1557333295</p>',
    "checking": "<h2>Checking if the site connection is secure</h2><div>Enable JavaScript and"
    " cookies to continue</div><p>quay.example needs to review the security of your connection"
    " before proceeding.</p>",
    "script": "<noscript>You need to enable JavaScript to run this app.</noscript><div></div>",
    "log in": "<h1>Sign in</h1><p>Forgot your password? Don’t have an account? Register now to read"
    " more of our articles for free.</p>",
    "robot": "<p>To continue, please click the box below to let us know you’re not a robot.</p>"
    "<p>Please make sure your browser supports JavaScript and cookies.</p>",
    "region": "<p>We are sorry, but this content is not available in your region.</p>",
    "video": "<article><h1>Ferry leaves</h1><video src=x></video><p>Video: Ann Lee</p></article>",
    "gallery": "<article><h1>In pictures</h1>"
    + "<figure><img><figcaption>Ferry. Photo: Ann Lee</figcaption></figure><p>1 of 9</p>" * 9
    + "</article>",
    "menu": "<ul>" + '<li><a href="/x">Another story of the day</a></li>' * 30 + "</ul>",
}  # fmt: skip


def clean(body: str, *, best: bool = False) -> str:
    html = f"<html><head><title>The Quay</title></head><body>{body}</body></html>"
    return clean_article(RawArticle(html=html), any_language=True, best=best).text


@pytest.mark.parametrize("kind", NOTICES)
@pytest.mark.parametrize("best", [False, True])
def test_a_page_without_news_is_a_dead_letter(kind: str, *, best: bool) -> None:
    """Whatever stands there instead is not passed off as an article."""
    with pytest.raises(ArticleError) as caught:
        clean(NOTICES[kind], best=best)

    assert caught.value.reason in (Reason.EXTRACTION_FAILED, Reason.NO_TEXT)


@pytest.mark.parametrize("kind", ["consent", "cookies"])
def test_a_notice_beside_an_article_stays_out_of_it(kind: str) -> None:
    """The article is found and nothing else."""
    text = clean(f'<div id="cookie-banner">{NOTICES[kind]}</div><article>{STORY}</article>')

    assert text == f"{FIRST}\n\n{SECOND}"


def test_the_teaser_before_a_paywall_is_kept() -> None:
    """What can be read is a record; the offer below it is not."""
    wall = (
        "<div><p>This article is for subscribers only. Subscribe to continue reading.</p>"
        "<p>Already a subscriber? Sign in</p>"
        "<p>Get unlimited digital access from £1 a week. Cancel anytime.</p></div>"
    )

    assert clean(f"<article>{STORY}{wall}</article>") == f"{FIRST}\n\n{SECOND}"


def test_a_live_report_keeps_its_entries() -> None:
    """Each entry's text is news."""
    entries = "".join(
        f"<div><time>1{hour}:05</time><p>Ferry number {hour} has left the quay of Brevik for the"
        " islands with all its passengers on board, the harbour office says.</p></div>"
        for hour in range(6)
    )

    assert clean(f"<article>{entries}</article>").count("the harbour office says") == 6


@pytest.mark.parametrize(
    "text",
    [
        (
            "The regulator fined a newspaper on Monday for storing cookies without consent.\n\n“We"
            " use cookies to improve your experience,” the banner said, but readers who clicked"
            " found no way to refuse, the regulator said.\n\nThe newspaper said it would appeal."
        ),
        "Rain fell in Oslo.",
        (
            "“You can log in with your password again,” the bank said on Monday. It had shut its"
            " site for two days after an attack on the computers of a supplier in the south."
        ),
        "The missing page of the register was found in a church in Larvik, the archive said.",
        (
            "The treaty puts an end to the consent fee that Brevik paid for thirty years and moves"
            " every quarrel over the quay to the US legal framework, the minister told the council."
        ),
    ],
)
def test_news_about_notices_is_news(text: str) -> None:
    """A sentence that quotes a banner does not make a banner, nor does the cleaner take it out."""
    assert not is_notice(text)
    assert clean_article(RawArticle(text=text), any_language=False).text == text


def test_a_notice_that_a_scraper_sent_as_text_is_no_article() -> None:
    """Feeds of text hold them, too."""
    text = "We use cookies to improve your experience. You can manage your privacy settings here."

    with pytest.raises(ArticleError) as caught:
        clean_article(RawArticle(text=text), any_language=False)

    assert caught.value.reason is Reason.NO_TEXT
