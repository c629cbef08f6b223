(function () {
  var d = document, h = d.documentElement;
  h.lang = "nl";
  if (window.gi3d) { window.gi3d(); return; }
  h.dataset.gi3d = "1";
  var WOORD = { "Open": "Openen", "Clear value": "Keuze wissen", "No results": "Geen resultaten", "Close": "Sluiten",
                "Clear all": "Alles wissen", "Selected values": "Uw keuze", "Fullscreen": "Volledig scherm", "Running...": "Bezig…",
                "Copy to clipboard": "Kopiëren", "Copied": "Gekopieerd", "Add files": "Kies een ander bestand", "Page not found": "Deze pagina bestaat niet",
                "The page that you have requested does not seem to exist. Running the app's main page.": "U ziet nu de startpagina." };
  var WEG = "De verbinding met het dashboard is even weg. Wij proberen het vanzelf opnieuw; uw keuzes blijven bewaard.";
  // A choice within a page is written over the present step of Back, with the whole address; make it a step of its own.
  var vervang = history.replaceState.bind(history);
  history.replaceState = function (stand, titel, adres) {
    if (typeof adres === "string" && adres.indexOf(location.origin + location.pathname) === 0 && adres !== location.href) history.pushState(stand, titel, adres);
    else vervang(stand, titel, adres);
  };
  // Streamlit reruns on the single key r and clears its cache on c (WCAG 2.1.4): outside a field they do nothing.
  addEventListener("keydown", function (e) {
    var veld = e.target.closest && e.target.closest("input, textarea, select, [contenteditable=true], [role=listbox], [role=menu]");
    if (!veld && !e.ctrlKey && !e.metaKey && !e.altKey && /^[rc]$/i.test(e.key)) e.stopImmediatePropagation();
  }, true);
  function verbinding() {  // Streamlit's dialog when the server does not answer: its own words, or an instruction for programmers
    d.querySelectorAll("[role=dialog]").forEach(function (z) {
      if (z.dataset.verbinding !== "weg" && !/Connection error/.test(z.textContent)) return;
      z.dataset.verbinding = "weg";
      var w = d.createTreeWalker(z, NodeFilter.SHOW_TEXT), teksten = ["Geen verbinding", WEG], t;
      while ((t = w.nextNode())) {
        if (t.parentElement.closest("button, style, script")) continue;
        var nieuw = teksten.length ? teksten.shift() : "";
        if (t.data !== nieuw) t.data = nieuw;
      }
    });
  }
  var gefocust = false, wisknop = null, gezien = "";
  function uploader() {  // Streamlit's own words for choosing a file
    d.querySelectorAll('[data-testid="stFileUploaderDropzone"]').forEach(function (z) {
      var naam = z.getAttribute("aria-label"), veld = z.querySelector("input[type=file]");
      if (veld && veld.getAttribute("aria-label") !== naam) veld.setAttribute("aria-label", naam);
      z.querySelectorAll("button p, button [data-testid=stMarkdownContainer], [data-testid=stFileUploaderDropzoneInstructions] span, [role=alert]").forEach(function (e) {
        if (e.childElementCount || !e.firstChild) return;
        var fout = e.getAttribute("role") === "alert", t = fout ? e.textContent : e.firstChild.data, nieuw = t, m;  // React keeps the kinds of file in a text of their own
        if (t === "Upload") nieuw = "Kies een bestand";
        else if (/^\d+MB per file/.test(t)) nieuw = t.replace(/^(\d+)MB per file/, "Hoogstens $1 MB");
        else if ((m = /^Error: File must be ([\d.]+)MB or smaller\.$/.exec(t))) nieuw = "Dit bestand is te groot: hoogstens " + m[1].replace(".0", "") + " MB. Kies een kleiner bestand.";
        else if (/^Error: .* files are not allowed\.$/.test(t)) nieuw = "Dit soort bestand kunnen wij niet lezen. Kies een ander bestand.";
        if (nieuw !== t) for (var k = e.firstChild; k; k = fout ? k.nextSibling : null) k.data = k === e.firstChild ? nieuw : "";  // of an error it is two texts
      });
      z.querySelectorAll("button[aria-label]").forEach(function (e) {
        var t = e.getAttribute("aria-label");
        if (t.indexOf("Remove ") === 0) e.setAttribute("aria-label", t.slice(7) + " weghalen");
      });
    });
  }
  function bij() {
    afdrukkop();
    uploader();
    d.querySelectorAll("button[aria-label], [role=dialog][aria-label], [role=group][aria-label]").forEach(function (e) {
      var t = e.getAttribute("aria-label"), w = WOORD[t]; if (w) e.setAttribute("aria-label", w);
      if (t.indexOf("Remove ") === 0 && e.closest("[data-tag]")) e.setAttribute("aria-label", t.slice(7) + " weghalen");
    });
    d.querySelectorAll('[data-testid="stMultiSelectDropdown"] span').forEach(function (e) {
      var m = e.firstChild && /^You can only select up to (\d+) options?\./.exec(e.firstChild.data);
      if (m) e.firstChild.data = "U kunt hoogstens " + m[1] + " kiezen. Haal er eerst een weg.";
    });
    d.querySelectorAll('[data-testid="stSelectboxVirtualDropdown"] span, [data-testid="stMultiSelectDropdown"] span, [role=dialog] h2, [role=dialog] div').forEach(function (e) {
      if (e.childElementCount === 0 && WOORD[e.textContent] && e.firstChild) e.firstChild.data = WOORD[e.textContent];
    });
    d.querySelectorAll('[data-testid="stSelectboxVirtualDropdown"] :is(span, div)').forEach(function (e) {
      var t = e.childElementCount === 0 && e.firstChild ? e.firstChild.data : "";
      if (t && t.indexOf("Add: ") === 0) e.firstChild.data = "Zoek ‘" + t.slice(5) + "’";
    });
    var links = Array.from(d.querySelectorAll('.st-key-nav a, [data-testid="stPopoverBody"] [data-testid="stPageLink"] a'));
    var naar = function (a) { return a.getAttribute("href").split("?")[0].split("/").pop(); };  // the start page is ""
    var hier = location.pathname.split("/").pop(), merk = (d.querySelector(".woordmerk") || { dataset: {} }).dataset;
    var meer = (merk.meer || "").split(" ").indexOf(hier) >= 0, voet = (merk.voet || "").split(" ").indexOf(hier) >= 0;
    if (!meer && !voet && !links.some(function (a) { return naar(a) === hier; })) hier = "";
    var meerknop = d.querySelector(".st-key-nav_meer button");
    if (meerknop && (meerknop.getAttribute("aria-current") === "true") !== meer) meer ? meerknop.setAttribute("aria-current", "true") : meerknop.removeAttribute("aria-current");
    links.forEach(function (a) {
      var nu = naar(a) === hier ? "page" : null;
      if (a.getAttribute("aria-current") !== nu) nu ? a.setAttribute("aria-current", nu) : a.removeAttribute("aria-current");
    });
    d.querySelectorAll('[aria-roledescription="visualization"]').forEach(function (e) {
      e.setAttribute("aria-roledescription", "grafiek");
    });
    d.querySelectorAll('.st-key-vrij_sql textarea:not([spellcheck])').forEach(function (e) {
      e.setAttribute("spellcheck", "false"); e.setAttribute("autocapitalize", "off"); e.setAttribute("autocomplete", "off");
    });
    var nav = d.querySelector(".st-key-nav");
    if (nav && !nav.hasAttribute("role")) { nav.setAttribute("role", "navigation"); nav.setAttribute("aria-label", "Hoofdmenu"); }
    var velden = d.querySelector(".st-key-kader_velden");
    if (velden && velden.id !== "kader-velden") velden.id = "kader-velden";
    if (nav && nav.id !== "hoofdmenu") nav.id = "hoofdmenu";
    var skip = d.querySelector('[data-testid="stSkipToContent"]');
    if (skip && skip.textContent !== "Naar de inhoud") skip.textContent = "Naar de inhoud";
    d.querySelectorAll('[data-doe="kader"], [data-doe="menu"]').forEach(function (k) {
      var open = h.dataset[k.dataset.doe] === "open" ? "true" : "false";
      if (k.getAttribute("aria-expanded") !== open) k.setAttribute("aria-expanded", open);
      var w = k.querySelector(".wijzig"), t = open === "true" ? "Sluit" : "Wijzig";
      if (w && w.textContent !== t) w.textContent = t;
    });
    if (wisknop && !wisknop.isConnected && d.activeElement === d.body) {  // the clear button took the focus with it
      wisknop = null; d.querySelector(".st-key-keuze_g input").focus({ preventScroll: true });
    }
    var plek = location.hash.length > 1 && location.href !== gezien && d.getElementById(location.hash.slice(1));
    if (plek) { gezien = location.href; plek.scrollIntoView(); }  // a page is drawn after its address was read
    if (!gefocust) {
      var veld = d.querySelector(".st-key-kader:has(.leeg) .st-key-keuze_g input");
      if (veld && d.querySelector(".deuren") && (d.activeElement === d.body || !d.activeElement)) { gefocust = true; veld.focus({ preventScroll: true }); }
      else if (d.querySelector(".kader-regel:not(.leeg)")) gefocust = true;
    }
  }
  d.addEventListener("focusin", function (e) { wisknop = e.target.closest(".st-key-keuze_g button"); });
  d.addEventListener("click", function (e) {
    var link = e.target.closest('.st-key-nav a, [data-testid="stPopoverBody"] [data-testid="stPageLink"] a');
    if (link) {
      h.dataset.menu = h.dataset.kader = "dicht"; bij();
      if (!link.closest(".st-key-nav")) d.querySelector(".st-key-nav_meer button").click();  // the menu closes behind its link
    }
    var k = e.target.closest("[data-doe]"); if (!k) return;
    var doe = k.dataset.doe;
    if (doe === "kader" || doe === "menu") {
      h.dataset[doe] = h.dataset[doe] === "open" ? "dicht" : "open"; bij();
      if (doe === "kader" && h.dataset.kader === "open") d.querySelector(".st-key-kader").scrollIntoView();  // the line came along with the reader
    }
    if (doe === "afdrukken") window.print();
    if (doe === "zoek") { var z = d.querySelector(".st-key-keuze_g input"); z.scrollIntoView({ block: "center" }); z.focus(); }
    if (doe === "kopieer") {
      var woord = k.dataset.woord || (k.dataset.woord = k.textContent);
      navigator.clipboard.writeText(k.dataset.tekst || location.href).then(function () {
        k.textContent = k.dataset.tekst ? "Gekopieerd" : "Link gekopieerd"; setTimeout(function () { k.textContent = woord; }, 2500);
      });
    }
  });
  var kop = d.head.appendChild(d.createElement("style"));
  function afdrukkop() {  // on every sheet: which page, municipality and year, from where, and the number of the sheet
    var css = function (t) { return "\"" + t.replace(/[\\"\n]/g, " ") + "\""; };
    var jaar = /\b20\d\d\b/.exec(((d.querySelector(".kader-regel") || {}).textContent || "") + location.search);
    var tekst = "@page { font-size: 8pt; @top-left { width: 75%; content: " + css(d.title + (jaar ? " · " + jaar[0] : "")) + "; } @top-right { content: " + css("Afgedrukt op " + new Date().toLocaleDateString("nl-NL")) + "; } " +
      "@bottom-left { width: 80%; content: " + css(location.href) + "; } @bottom-right { content: counter(page) \" van \" counter(pages); } }";
    if (kop.textContent !== tekst) kop.textContent = tekst;
  }
  var dicht = [];  // tables that stand folded on the screen come along on paper
  addEventListener("beforeprint", function () {
    afdrukkop();
    dicht = Array.from(d.querySelectorAll('[class*="st-key-tabel_"] details:not([open])'));
    dicht.forEach(function (e) { e.open = true; });
  });
  addEventListener("afterprint", function () { dicht.forEach(function (e) { e.open = false; }); });
  var naar = new URLSearchParams(location.search).get("figuur");  // a link to one figure: go there once it is drawn
  function spring() {
    var e = naar && d.getElementById("figuur-" + naar);
    if (!e) return;
    naar = null;
    setTimeout(function () { e.scrollIntoView(); var k = e.firstElementChild; k.tabIndex = -1; k.focus({ preventScroll: true }); }, 700);  // charts above it get their height
  }
  window.gi3d = bij;
  var wacht = false;
  function omroep() {  // React Aria's live region is hard-wired to en-US
    d.querySelectorAll("[data-live-announcer] div").forEach(function (e) {
      if (e.childElementCount) return;
      var m = /^(\d+) options? available\.?$/.exec(e.textContent), s = /^(.*), selected$/.exec(e.textContent);
      if (m) e.textContent = m[1] + (m[1] === "1" ? " mogelijkheid." : " mogelijkheden.");
      if (s) e.textContent = s[1] + ", gekozen";
    });
  }
  new MutationObserver(function () {
    omroep();
    verbinding();
    spring();
    if (!wacht) { wacht = true; requestAnimationFrame(function () { wacht = false; bij(); }); }
  }).observe(d.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "class"] });
  bij();
})();
