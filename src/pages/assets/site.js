// Search in all pages without a server: the index is a script that is loaded when the box is first used.
(function () {
  'use strict';
  var root = document.body.dataset.root;
  var form = document.querySelector('.search');
  var box = form.querySelector('input'), found = form.querySelector('.found');
  var MOST = 20;
  form.hidden = false;

  function load() {
    if (document.getElementById('index')) return;
    var script = document.createElement('script');
    script.id = 'index';
    script.src = root + 'search-index.js';
    script.onload = show;
    document.head.append(script);
  }

  function words(text) {
    return text.toLowerCase().split(/[^\p{L}\p{N}_.]+/u).filter(Boolean);
  }

  // How well a word fits a text: 3 as a word of it, 2 as a word's beginning, 1 anywhere, 0 not at all.
  function fit(text, word) {
    var letter = /[\p{L}\p{N}_]/u, best = 0;
    for (var at = text.indexOf(word); at >= 0 && best < 3; at = text.indexOf(word, at + 1)) {
      var starts = !letter.test(text.charAt(at - 1)), ends = !letter.test(text.charAt(at + word.length));
      best = Math.max(best, starts ? (ends ? 3 : 2) : 1);
    }
    return best;
  }

  // 0 if a word is missing.
  function score(entry, wanted) {
    var points = wanted.map(w => 20 * fit(entry.heading, w) + 8 * fit(entry.title, w) + 2 * fit(entry.text, w));
    return points.includes(0) ? 0 : points.reduce((a, b) => a + b, entry.heading === wanted.join(' ') ? 100 : 0);
  }

  function marked(into, text, wanted) {
    var pattern = new RegExp('(' + wanted.map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|') + ')', 'giu');
    text.split(pattern).forEach(function (part, i) {
      if (i % 2) into.append(Object.assign(document.createElement('mark'), {textContent: part}));
      else into.append(part);
    });
    return into;
  }

  function excerpt(text, wanted) {
    var lower = text.toLowerCase();
    var at = Math.max(0, Math.min(...wanted.map(w => lower.indexOf(w)).filter(i => i >= 0), text.length) - 60);
    at = at + 60 >= text.length ? 0 : text.lastIndexOf(' ', at) + 1;
    return (at > 0 ? '… ' : '') + text.slice(at, at + 180) + (at + 180 < text.length ? ' …' : '');
  }

  function lowered(e) {
    return {title: e[0].toLowerCase(), heading: (e[1] || e[0]).toLowerCase(), text: e[3].toLowerCase(), shown: e};
  }

  var entries;
  function show() {
    var wanted = words(box.value);
    found.replaceChildren();
    found.hidden = wanted.length === 0;
    if (found.hidden || typeof descentIndex === 'undefined') return;
    entries = entries || descentIndex.map(lowered);
    var hits = entries.map(e => ({e: e.shown, s: score(e, wanted)})).filter(h => h.s > 0).sort((a, b) => b.s - a.s);
    var count = found.appendChild(document.createElement('p'));
    count.textContent = hits.length === 0 ? 'Nothing found. Fewer letters find more.'
      : hits.length > MOST ? 'The best ' + MOST + ' of ' + hits.length : hits.length + ' found';
    hits.slice(0, MOST).forEach(function (hit) {
      var link = Object.assign(document.createElement('a'), {href: root + hit.e[2]});
      link.append(marked(document.createElement('b'), hit.e[1] || hit.e[0], wanted));
      if (hit.e[1]) link.append(marked(document.createElement('i'), ' – ' + hit.e[0], wanted));
      link.append(marked(document.createElement('span'), excerpt(hit.e[3], wanted), wanted));
      found.append(link);
    });
  }

  box.addEventListener('focus', function () { load(); show(); });
  box.addEventListener('input', show);
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    found.querySelector('a')?.click();
  });
  document.addEventListener('click', event => { if (event.target.closest('a') || !form.contains(event.target)) found.hidden = true; });
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing) {
      event.preventDefault();
      box.focus();
    } else if (event.key === 'Escape') {
      found.hidden = true;
      box.blur();
    } else if (form.contains(document.activeElement) && /^Arrow(Up|Down)$/.test(event.key)) {
      var stops = [box].concat(Array.from(found.querySelectorAll('a')));
      var next = stops[stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
})();
