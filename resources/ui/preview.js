(function (html) {
  "use strict";
  // The page to come is parsed whole; only what differs from the page shown is replaced, so nothing flashes or jumps.
  const next = new DOMParser().parseFromString(html, "text/html");
  function same(a, b) { return a.isEqualNode(b); }
  function patch(old, fresh) {
    for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const name of fresh.getAttributeNames())
      if (old.getAttribute(name) !== fresh.getAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
    const was = [...old.childNodes], will = [...fresh.childNodes];
    let start = 0, wasEnd = was.length, willEnd = will.length;
    while (start < wasEnd && start < willEnd && same(was[start], will[start])) start++;
    while (wasEnd > start && willEnd > start && same(was[wasEnd - 1], will[willEnd - 1])) { wasEnd--; willEnd--; }
    while (start < wasEnd && start < willEnd) {
      const a = was[start], b = will[start];
      // A meta element acts when it changes: half changed it would mean something else.
      if (a.nodeType === 1 && b.nodeType === 1 && a.nodeName === b.nodeName && a.nodeName !== "META") patch(a, b);
      else old.replaceChild(document.importNode(b, true), a);
      start++;
    }
    const anchor = was[wasEnd] || null;
    for (let i = start; i < wasEnd; i++) old.removeChild(was[i]);
    for (let i = start; i < willEnd; i++) old.insertBefore(document.importNode(will[i], true), anchor);
  }
  patch(document.documentElement, next.documentElement);
  return true;
})
