// Narrows the list while a name is typed; without this script the whole list is there.
(() => {
  "use strict";
  const form = document.getElementById("zoek");
  const veld = document.getElementById("naam");
  const gevonden = document.getElementById("gevonden");
  const vroeger = document.getElementById("vroeger");
  const kaal = (tekst) =>
    tekst.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/^\s*gemeente\s+/, "").replace(/[^a-z0-9]/g, "");
  const regels = [...document.querySelectorAll("li[data-naam]")].map((li) => [li, kaal(li.dataset.naam)]);
  const doel = (li) => li.querySelector("a").getAttribute("href");
  const zoek = () => {
    const wat = kaal(veld.value);
    let oud = false;
    const raak = regels.filter(([li, naam]) => {
      li.hidden = !naam.includes(wat);
      oud ||= !li.hidden && wat !== "" && vroeger !== null && vroeger.contains(li);
      return !li.hidden;
    });
    if (vroeger) vroeger.open = oud;
    document.body.classList.toggle("zoekt", wat !== "");  // what is found stands right below the field
    const n = new Set(raak.map(([li]) => doel(li))).size;  // an old name and a new one can be one municipality
    gevonden.textContent = wat === "" ? "" :
      n === 0 ? "Geen gemeente met deze naam. Controleer hoe u de naam schrijft." :
      n === 1 ? "1 gemeente gevonden. Druk op Enter om de bladzijde te openen." : `${n} gemeenten gevonden.`;
    return wat === "" ? [] : raak;
  };
  veld.addEventListener("input", zoek);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const wat = kaal(veld.value);
    const raak = zoek();
    const precies = raak.filter(([, naam]) => naam === wat);
    const keus = precies.length > 0 ? precies : raak;
    if (new Set(keus.map(([li]) => doel(li))).size === 1) keus[0][0].querySelector("a").click();
  });
  form.hidden = false;
  if (veld.value) zoek();
})();
