"""A page's furniture: controls, menus, notices and footers that are around a story and never of it."""

import re

# fmt: off
# Words that share bars, font controls and page tools are made of; a line of nothing else is one of these.
_TOOLS = frozenset({
    "share", "print", "email", "e-mail", "mail", "save", "bookmark", "like", "tweet", "pin", "follow", "comment",
    "comments", "facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "weibo",
    "wechat", "messenger", "instagram", "youtube", "threads", "bluesky", "mastodon", "flipboard", "copy", "link",
    "url", "rss", "font", "fontsize", "font-size", "text", "size", "adjust", "menu", "search", "login", "log", "sign",
    "subscribe", "register", "advertisement", "ad", "advertisements", "skip", "listen", "download", "pdf", "home",
    "top",
})
_JOINING = frozenset({
    "a", "aa", "aaa", "+", "-", "this", "that", "the", "to", "on", "via", "by", "in", "out", "up", "us", "for", "of",
    "and", "or", "with", "all", "your", "my", "now", "more", "back", "it", "as", "from", "story", "article", "page",
    "news", "content", "main", "navigation", "change", "small", "medium", "large", "normal", "larger", "smaller",
    "bigger", "default", "increase", "decrease", "reset", "|", "/", ":", "·", "•",
})
# fmt: on
_CHINESE_TOOLS = re.compile(
    r"(?:字[号體体]大?+小?+|分享(?:到|至)?|打印|列印|收藏|评论|評論|返回(?:顶部|首页)|关闭(?:窗口)?|登录|登錄|注册|註冊|微信|微博"
    r"|朋友圈|QQ空间|搜索|菜单|纠错|跳到正文|大|中|小|[:：|/\s【】\[\]（）()])+"
)
_LETTERS = re.compile(r"(?:a[+\-]?[ |/]*){2,5}", re.IGNORECASE)
_EXACT = re.compile(
    r"(?:comments?|shares?|likes?) ?\(\d+\)|\d+ (?:comments?|shares?|likes?)|read more|loading(?:\.\.\.|…)?"
    r"|(?:accept|reject|allow|decline|manage)(?: all)?(?: optional)?(?: cookies| preferences| choices)?"
    r"|i (?:agree|accept)"
    r"|(?:cookie|privacy|cookies)(?: and cookies?)? (?:policy|settings|preferences|notice|choices)"
    r"|terms(?: of (?:use|service))?(?: and conditions)?|got it!?|contact us|about us|advertise(?: with us)?"
    r"|(?:follow|find|join) us on [\w, ]{2,40}|add .{2,40} as a preferred source(?: on google)?",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?:we|this (?:web)?site|our (?:web)?site|the site|by (?:continuing|using|clicking|browsing)|to give you)\b"
    r".{0,200}?\bcookies?\b",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\s*(?:©|\(c\)|\d{4}|by )|all rights reserved|版权所有|版權所有)", re.IGNORECASE
)
_MENU_CUT = re.compile(r"\s*[|•·]\s*|\s+/\s+|\s{2,}|\t")
_HAN = re.compile("[\u3400-\u9fff]")
_TOOL_LINE, _NOTICE_LINE = 120, 600


def is_chrome(line: str) -> bool:
    """Return whether `line` is a control, a share bar, a notice on cookies or a footer, and no part of a story."""
    bare = line.strip(" :：|[]()•·")
    if _FOOTER.match(bare) and len(bare) < _NOTICE_LINE:
        return True
    return is_control(line) or (len(bare) < _NOTICE_LINE and _COOKIES.match(bare) is not None)


def is_control(line: str) -> bool:
    """Return whether `line` holds nothing but what readers press: font size, share, print, log in."""
    bare = line.strip(" :：|[]()•·")
    if not bare or len(bare) > _TOOL_LINE:
        return False
    if _LETTERS.fullmatch(bare) or _EXACT.fullmatch(bare):
        return True
    if _HAN.search(bare) and len(bare) > 1 and _CHINESE_TOOLS.fullmatch(bare):
        return True
    words = re.split(r"[\s,:|/()\[\]•·]+", bare.casefold())
    return any(word in _TOOLS for word in words) and all(word in _TOOLS or word in _JOINING for word in words if word)


def is_menu(line: str) -> bool:
    """Return whether `line` is a row of labels such as a site's sections: several, each of a word or two."""
    labels = [label for label in _MENU_CUT.split(line.strip(" |•·")) if label]
    brief = all(len(label) <= 24 and len(label.split()) <= 3 for label in labels)
    return len(labels) > 2 and brief and _short(labels)


def _short(labels: list[str]) -> bool:
    sizes = sorted(len(label) // 2 + 1 if _HAN.search(label) else len(label.split()) for label in labels)
    return sizes[len(sizes) // 2] <= 2 and not any(label[-1] in ".!?。！？" for label in labels)
