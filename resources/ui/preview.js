(function (html) {
  "use strict";
  // The page to come is parsed whole; only what differs from the page shown is replaced, so nothing flashes or jumps:
  // nodes that stay are kept as they are, and the browser keeps them where the reader sees them.
  const next = new DOMParser().parseFromString(html, "text/html");

  function patch(old, fresh) {
    for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const name of fresh.getAttributeNames())
      if (old.getAttribute(name) !== fresh.getAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
    const was = [...old.childNodes], will = [...fresh.childNodes];
    let start = 0, wasEnd = was.length, willEnd = will.length;
    while (start < wasEnd && start < willEnd && was[start].isEqualNode(will[start])) start++;
    while (wasEnd > start && willEnd > start && was[wasEnd - 1].isEqualNode(will[willEnd - 1])) { wasEnd--; willEnd--; }
    const stale = was.slice(start, wasEnd), coming = will.slice(start, willEnd), after = was[wasEnd] || null;
    let left = 0, right = 0;
    for (const [place, kept] of stale.length > 1 && coming.length > 1 ? kept_pairs(stale, coming) : []) {
      replace(old, stale.slice(left, place), coming.slice(right, kept), stale[place]);
      left = place + 1;
      right = kept + 1;
    }
    replace(old, stale.slice(left), coming.slice(right), after);
  }

  // The longest run of nodes that are in both lists in the same order, as pairs of places.
  function kept_pairs(stale, coming) {
    const places = new Map();
    stale.forEach((node, place) => {
      const key = told(node);
      places.has(key) ? places.get(key).push(place) : places.set(key, [place]);
    });
    const ends = [], pairs = [];
    coming.forEach((node, place) => {
      const found = places.get(told(node));
      if (!found || !found.length) return;
      const pair = { stale: found.shift(), coming: place, before: null };
      let length = ends.findIndex(end => pairs[end].stale >= pair.stale);
      if (length < 0) length = ends.length;
      pair.before = length ? ends[length - 1] : null;
      ends[length] = pairs.push(pair) - 1;
    });
    const run = [];
    for (let at = ends.length ? ends[ends.length - 1] : null; at !== null; at = pairs[at].before)
      run.unshift([pairs[at].stale, pairs[at].coming]);
    return run;
  }

  function told(node) { return node.nodeType === 1 ? node.outerHTML : node.nodeType + node.nodeValue; }

  function replace(parent, stale, coming, after) {
    const shared = Math.min(stale.length, coming.length);
    for (let place = 0; place < shared; place++) {
      const a = stale[place], b = coming[place];
      // A meta element acts when it changes: half changed it would mean something else.
      if (a.nodeType === 1 && b.nodeType === 1 && a.nodeName === b.nodeName && a.nodeName !== "META") patch(a, b);
      else parent.replaceChild(document.importNode(b, true), a);
    }
    for (const node of stale.slice(shared)) parent.removeChild(node);
    for (const node of coming.slice(shared)) parent.insertBefore(document.importNode(node, true), after);
  }

  patch(document.documentElement, next.documentElement);
  return true;
})
