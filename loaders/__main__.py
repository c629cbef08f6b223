"""Command line of the loaders: ``python -m loaders {momentopname,bouw,ververs,terug,controleer,status,…}``."""

from __future__ import annotations

import argparse
import importlib
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import FrameType

import duckdb

from fouten import Gebruikersfout, draai, waarom
from loaders import opslag, versies
from loaders.jaartal import eerste_jaar, jaartal, voorbeeldjaar


def _momentopname(args: argparse.Namespace) -> None:
    from loaders.momentopname import maak

    herkomst = maak(args.map, versies.DATA / "bron")
    print(f"Momentopname gemaakt: {len(herkomst)} tabellen, {herkomst['rijen'].sum()} rijen.")


def _bouw(args: argparse.Namespace) -> None:
    from loaders.bouw import bouw

    bouw(als_nodig=args.als_nodig, stand=None if args.alleen_momentopname else "", meld=print)


def _meld(zin: str) -> None:
    print(zin, flush=True)  # at once, also in the log of a timer


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _ververs(args: argparse.Namespace) -> None:
    from loaders.cbs import Dienst
    from loaders.live.ophalen import Wens
    from loaders.live.ververs import ververs

    signal.signal(signal.SIGTERM, _stop)  # a timer or service manager that stops us: as Ctrl-C
    wens = Wens(frozenset(args.jaar or ()), args.vanaf or eerste_jaar(), args.alle_taakvelden)
    fouten = ververs(
        versies.DATA, args.bron, wens, Dienst.uit_omgeving(_meld, args.adres), toch=args.toch, meld=_meld
    )
    _meld_geheugen()
    if opslag.adres():
        _meld(f"In de opslag gezet: {opslag.zet_neer()}.")
    if fouten:
        raise Gebruikersfout(
            f"{len(fouten)} keer is iets niet ververst; de rest is bijgewerkt. {fouten[0]}"
            if len(fouten) > 1
            else f"Niet alles is ververst. {fouten[0]}"
        )


def _meld_geheugen() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    eenheid = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
    _meld(f"Hoogste geheugengebruik: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / eenheid:.0f} MB.")


def _importeer_cbs(args: argparse.Namespace) -> None:
    from loaders.live.importeren import importeer

    importeer(versies.DATA, args.bestand, toch=args.toch, meld=_meld)


def _gemeentefonds(args: argparse.Namespace) -> None:
    from loaders.gemeentefonds import gf_set
    from loaders.gemeentefonds.rekenbedragen import importeer

    referentie = versies.DATA / "referentie"
    if args.waar.suffix.lower() == ".xlsx":
        if not (args.circulaire and args.jaar and args.factor):
            raise Gebruikersfout(
                "Geef bij een xlsx-bestand ook --circulaire (zoals M2025), --jaar en --factor (de uitkeringsfactor)."
            )
        factor = gf_set.lees_factor(args.factor, "--factor")
        gelezen = [gf_set.lees_xlsx(args.waar, args.circulaire, args.jaar, factor, referentie)]
    else:
        gelezen = [gf_set.lees_set(args.waar, c, j, referentie) for c, j in gf_set.sets(args.waar)]
    importeer(gelezen, versies.DATA / "bron")
    for s in gelezen:
        mln = gf_set.rekenbedragen(s)[["au_keur", "iu_du_keur"]].to_numpy().sum() / 1000
        print(f"{s.circulaire} voor {s.jaar}: {len(s.volumes)} gemeenten, samen {round(mln)} mln euro.")
    print("Draai nu `python -m loaders bouw` om de bedragen in gebruik te nemen.")


def _grenzen(args: argparse.Namespace) -> None:
    from loaders.gemeentegrenzen import BESTAND, maak

    in_naam = re.search(r"(?<!\d)20\d\d(?!\d)", args.bestand.name)
    jaar = args.jaar or (int(in_naam[0]) if in_naam else None)
    if jaar is None:
        raise Gebruikersfout(
            "Geef met --jaar het jaar van de gemeentelijke indeling; het staat niet in de bestandsnaam."
        )
    bytes_ = maak(args.bestand, versies.DATA / "bron", jaar)
    print(f"De kaart data/bron/{BESTAND} is gemaakt ({bytes_ / 1000:.0f} kB).")
    print("Draai nu `python -m loaders bouw` om haar in gebruik te nemen.")


def _buig(args: argparse.Namespace) -> None:
    from loaders.buig import budgetten as bijstand
    from loaders.buig import buig_tekst

    bron = versies.DATA / "bron"
    kop = bijstand.lees_rijnummer(args.kop)
    if not args.kolommen:
        print("\n".join(buig_tekst.voorproef(args.bestand, args.blad, kop)))
        return
    wens = bijstand.lees_wens(
        args.bestand, args.kolommen, args.jaar, args.stand, args.eenheid, args.blad, kop
    )
    budgetten = bijstand.lees_budgetten(wens, bron)
    print("\n".join(buig_tekst.verslag(budgetten)))
    if args.voorbeeld:
        print("Dit is een voorbeeld, er is niets bewaard. Laat --voorbeeld weg om de budgetten in te lezen.")
        return
    bijstand.importeer(budgetten, bron)
    print("Draai nu `python -m loaders bouw` om de bedragen in gebruik te nemen.")


def _importeer_iv3(args: argparse.Namespace) -> None:
    from loaders.eigen.importeren import Wens, importeer, lees_opgave
    from loaders.eigen.opgave import lees_datum

    wens = Wens(args.bestand, args.naam, lees_datum(args.datum), args.soort, not args.concept, args.toch)
    bron = versies.DATA / "bron"
    opgave, let_op = lees_opgave(wens, bron, versies.DATA / "referentie")
    print(f"{opgave.voluit}, {opgave.gm_code}: {len(opgave.taakvelden)} taakvelden.")
    for zin in let_op:
        print(f"  Let op: {zin}")
    if args.voorbeeld:
        print("Dit is een voorbeeld, er is niets bewaard. Laat --voorbeeld weg om de cijfers in te lezen.")
        return
    importeer(opgave, args.bestand.name, bron)
    print("Draai nu `python -m loaders bouw` om de cijfers in gebruik te nemen. Iedereen die dit dashboard opent, ziet ze dan.")  # fmt: skip


def _iv3_definities(args: argparse.Namespace) -> None:
    from loaders.eigen.uit_definities import maak

    jaren = maak(args.map, versies.DATA / "referentie")
    print(f"De regels voor Iv3-leveringen van {jaren[0]} tot en met {jaren[-1]} zijn gemaakt.")


# What moved to a house of its own: the old name keeps working and says where it went.
VERHUISD = {
    "importeer-enquete": "importeer",
    "verwijder-enquete": "verwijder",
    "enquete-sjabloon": "sjabloon",
    "enquete-voorbeeld": "voorbeeld",
}


def _verhuisd(args: argparse.Namespace) -> int:
    nieuw = VERHUISD[args.oud]
    print(f"Let op: deze opdracht heet nu `python -m enquete {nieuw}`.", file=sys.stderr)
    # by name: the surveys stand above the loaders, nothing here may need them
    return int(importlib.import_module("enquete.__main__").main([nieuw, *args.rest]))


def _naar_opslag(_: argparse.Namespace) -> None:
    from loaders.opslag import zet_neer

    print(f"In de opslag gezet en aangewezen: {zet_neer()}.")


def _uit_opslag(_: argparse.Namespace) -> None:
    from loaders.opslag import adres, haal_op

    if not adres():
        raise Gebruikersfout(
            "GEMEENTEN3D_OPSLAG is niet gezet. Geef het adres van de opslag, zoals s3://bucket/pad."
        )
    print("Nieuwe versie opgehaald en in gebruik." if haal_op() else "De nieuwste versie is al in gebruik.")


def _terug(_: argparse.Namespace) -> None:
    from loaders.bouw import terug

    print(f"De vorige versie is weer in gebruik: {terug().name}.")


def _huidige() -> Path:
    nu = versies.huidige()
    if nu is None and (naam := versies.aangewezen()):
        raise Gebruikersfout(
            f"De database {naam} is weg of beschadigd. Maak een nieuwe met `python -m loaders bouw`."
        )
    if nu is None:
        raise Gebruikersfout("Er is nog geen database. Maak die met `python -m loaders bouw`.")
    return nu


@contextmanager
def _open() -> Iterator[duckdb.DuckDBPyConnection]:
    """The served database, read-only; a damaged file becomes one sentence."""
    nu = _huidige()
    try:
        with duckdb.connect(str(nu), read_only=True) as con:
            yield con
    except duckdb.Error as fout:
        raise Gebruikersfout(
            f"De database {nu.name} is beschadigd en niet te lezen. Maak een nieuwe met `python -m loaders bouw`."
        ) from fout


def _controleer(_: argparse.Namespace) -> None:
    from loaders.bouw import HIER
    from loaders.controle import controleer

    with _open() as con:
        aantal = sum(controleer(con, HIER / "controles", moment) for moment in ("vooraf", "achteraf"))
    print(f"{aantal} controles uitgevoerd, alle in orde.")


def _feed(args: argparse.Namespace) -> None:
    from loaders import feed

    with _open() as con:
        try:
            aantal = feed.schrijf(con, args.map, args.adres or "")
        except OSError as fout:
            raise Gebruikersfout(
                f"In {args.map} kan niet geschreven worden ({waarom(fout)}). Maak ruimte of geef schrijfrechten."
            ) from fout
    print(f"{aantal} feeds geschreven in {args.map}: alle.xml, en een per gemeente.")


def _status(_: argparse.Namespace) -> None:
    from loaders.live import kalender

    with _open() as con:
        versie, vorige, aanvaard = con.execute(
            "select versie, vorige, aanvaard from mart.versie"
        ).fetchone() or ("", None, None)
        print(f"Programma {versies.PROGRAMMA}")
        print(f"Database {versie}" + (f", daarvoor {vorige}" if vorige else ""))
        if aanvaard:
            print(f"  aanvaard met --toch: {aanvaard}")
        print("Bronnen")
        for titel, stand, rijen in con.execute(
            "select titel, opgehaald_op, rijen from mart.herkomst order by herkomst_id"
        ).fetchall():
            print(f"  {titel}: {rijen} rijen, {stand}")
        print("Verslagen")
        verslagen = con.execute(
            "select jaar, soort, gewijzigd_op, herkomst_id, omvang, gemeenten, eerste_plaatsing from mart.verslag order by jaar, soort"
        ).fetchall()
    for jaar, soort, gewijzigd, herkomst, omvang, gemeenten, eerste in verslagen:
        waar = "momentopname" if herkomst == "iv3_taakveld" else f"CBS, gewijzigd {gewijzigd:%d-%m-%Y}"
        print(
            f"  {soort} {jaar}: {gemeenten} gemeenten, {omvang}, {waar}"
            + (f", {eerste} voorlopig" if eerste else "")
        )
    aanwezig = [kalender.Aanwezig(r[0], r[1], r[2]) for r in verslagen]
    mist = kalender.verschenen_en_niet_geladen(aanwezig, date.today())
    for uitgave in mist:
        print(f"Bij het CBS verschenen omstreeks {uitgave.datum:%d-%m-%Y} en hier nog niet: {uitgave.naam}.")
        print(f"  Haal op met `python -m loaders ververs iv3 --jaar {uitgave.jaar}`.")
    if mist:
        print(
            "Lukt ophalen niet? Download de tabel bij het CBS en draai `python -m loaders importeer-cbs BESTAND`."
        )
    komt = kalender.volgende(date.today())
    print(f"Volgende uitgave: {komt.naam}, omstreeks {komt.datum:%d-%m-%Y}.")


def parser() -> argparse.ArgumentParser:
    """The command line, in Dutch."""
    hoofd = argparse.ArgumentParser(
        prog="python -m loaders", description="Cijfers inlezen en de database bouwen."
    )
    hoofd.add_argument("--debug", action="store_true", help="toon bij een fout ook de technische oorzaak")
    sub = hoofd.add_subparsers(required=True, metavar="opdracht")
    moment = sub.add_parser("momentopname", help="maak data/bron uit een map met cijfertabellen")
    moment.add_argument("map", type=Path, help="de map met cijfertabellen")
    moment.set_defaults(doe=_momentopname)
    bouw = sub.add_parser("bouw", help="bouw de database uit data/bron en data/referentie")
    bouw.add_argument("--als-nodig", action="store_true", help="alleen als er iets veranderd is")
    bouw.add_argument(
        "--alleen-momentopname", action="store_true", help="zonder de cijfers die bij het CBS zijn opgehaald"
    )
    bouw.set_defaults(doe=_bouw)
    ververs = sub.add_parser("ververs", help="haal de nieuwste cijfers op bij het CBS en neem ze in gebruik")
    ververs.add_argument("bron", nargs="*", help="welke bronnen (anders alle): iv3, bevolking, gebieden, …")
    ververs.add_argument("--jaar", type=jaartal, nargs="+", help="alleen deze jaren")
    ververs.add_argument("--vanaf", type=jaartal, help="alleen vanaf dit jaar")
    ververs.add_argument(
        "--alle-taakvelden",
        action="store_true",
        help="Iv3 van alle taakvelden, voor totalen van de gemeente (duurt langer)",
    )
    ververs.add_argument(
        "--toch",
        action="store_true",
        help="neem ook cijfers in gebruik die sterk afwijken; dat wordt vastgelegd",
    )
    ververs.add_argument(
        "--adres", help="haal alles van dit adres, bijvoorbeeld een spiegel (http://… of https://…)"
    )
    ververs.set_defaults(doe=_ververs)
    cbs = sub.add_parser(
        "importeer-cbs",
        help="lees een tabel in die bij het CBS is gedownload (StatLine of de Iv3-site: CSV of ZIP)",
    )
    cbs.add_argument(
        "bestand", type=Path, nargs="+", help="één CSV, één ZIP, of alle bestanden van één bulkdownload"
    )
    cbs.add_argument(
        "--toch",
        action="store_true",
        help="neem ook cijfers in gebruik die sterk afwijken; dat wordt vastgelegd",
    )
    cbs.set_defaults(doe=_importeer_cbs)
    fonds = sub.add_parser(
        "importeer-gemeentefonds", help="lees de rekenmodellen van het Gemeentefonds (BZK) in"
    )
    fonds.add_argument(
        "waar", type=Path, help="map met GF_…-bestanden, of een xlsx met Gewichten, Volumina en SIUDU"
    )
    fonds.add_argument("--circulaire", help="bij een xlsx: zoals M2025 of S2025")
    fonds.add_argument("--jaar", type=jaartal, help="bij een xlsx: het uitkeringsjaar")
    fonds.add_argument("--factor", help="bij een xlsx: de uitkeringsfactor, zoals 1,457")
    fonds.set_defaults(doe=_gemeentefonds)
    kaart = sub.add_parser("grenzen", help="maak de kaart van de gemeenten uit de grenzen van PDOK")
    kaart.add_argument("bestand", type=Path, help="gegeneraliseerde gemeentegrenzen als GeoJSON (WGS84)")
    kaart.add_argument(
        "--jaar", type=jaartal, help="het jaar van de gemeentelijke indeling (anders uit de bestandsnaam)"
    )
    kaart.set_defaults(doe=_grenzen)
    buig = sub.add_parser(
        "importeer-buig",
        help="lees budgetten voor de bijstand (BUIG, SZW) in; zonder --kolommen: bekijk het bestand",
    )
    buig.add_argument("bestand", type=Path, help="een xlsx of csv met een rij per gemeente")
    buig.add_argument("--blad", help="het werkblad, als er meer zijn")
    buig.add_argument("--kop", help="het rijnummer van de kolomkoppen (anders gezocht)")
    buig.add_argument(
        "--kolommen",
        nargs="+",
        metavar="VELD=KOLOM",
        help=f'wat waar staat, met de kop of de letter: gemeentecode=A gemeente=B totaal="Budget {voorbeeldjaar()}" '
        "(of uitkeringen=… loonkostensubsidie=…)",
    )
    buig.add_argument("--jaar", type=jaartal, help="het jaar van de budgetten")
    buig.add_argument("--stand", help='voorlopig, "nader voorlopig" of definitief')
    buig.add_argument("--eenheid", default="euro", help="waarin de bedragen staan: euro (gewoon) of duizend")
    buig.add_argument("--voorbeeld", action="store_true", help="lees en controleer, maar bewaar niets")
    buig.set_defaults(doe=_buig)
    eigen = sub.add_parser(
        "importeer-iv3", help="lees een Iv3-levering (JSON) van één gemeente in, als eigen opgave naast de cijfers van het CBS"
    )  # fmt: skip
    eigen.add_argument("bestand", type=Path, help="de levering uit het financiële pakket (.json)")
    eigen.add_argument("--soort", choices=("begroting", "gewijzigd", "bestuursrapportage", "rekening"), help="wat het is (anders volgens de levering: begroting of rekening)")  # fmt: skip
    eigen.add_argument("--naam", required=True, help='hoe de cijfers heten, zoals "Ontwerpbegroting"')
    eigen.add_argument("--datum", required=True, help="de datum van de cijfers, als dd-mm-jjjj")
    eigen.add_argument("--concept", action="store_true", help="de raad heeft ze nog niet vastgesteld")
    eigen.add_argument("--toch", action="store_true", help="aanvaard de opmerkingen bij de levering")
    eigen.add_argument("--voorbeeld", action="store_true", help="lees en controleer, maar bewaar niets")
    eigen.set_defaults(doe=_importeer_iv3)
    regels = sub.add_parser("iv3-definities", help="maak de regels voor Iv3-leveringen uit de definitiebestanden van het CBS")  # fmt: skip
    regels.add_argument("map", type=Path, help="map met iv3_definities_Gemeente_JAAR.json")
    regels.set_defaults(doe=_iv3_definities)
    for oud, nieuw in VERHUISD.items():
        weg = sub.add_parser(
            oud, help=f"heet nu: python -m enquete {nieuw}", add_help=False, prefix_chars="\0"
        )
        weg.add_argument("rest", nargs="*")
        weg.set_defaults(doe=_verhuisd, oud=oud)
    sub.add_parser(
        "naar-opslag", help="zet de huidige versie op de opslag (GEMEENTEN3D_OPSLAG)"
    ).set_defaults(doe=_naar_opslag)
    sub.add_parser("uit-opslag", help="haal de nieuwste versie van de opslag").set_defaults(doe=_uit_opslag)
    sub.add_parser("terug", help="neem de vorige versie weer in gebruik").set_defaults(doe=_terug)
    sub.add_parser("controleer", help="controleer de huidige database").set_defaults(doe=_controleer)
    feed = sub.add_parser(
        "feed", help="schrijf als Atom-feeds wat elke versie veranderde, van alle en per gemeente"
    )
    feed.add_argument("map", type=Path, help="de map waar de feeds komen")
    feed.add_argument("--adres", help="het adres van deze website, voor de koppelingen in de feeds")
    feed.set_defaults(doe=_feed)
    sub.add_parser("status", help="toon bronnen, data en aantallen rijen").set_defaults(doe=_status)
    for naam, opdracht in sub.choices.items():  # also after the subcommand, where people type it
        if naam in VERHUISD:
            continue
        opdracht.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return hoofd


def main(argumenten: list[str] | None = None) -> int:
    """Run one command; 0 when it succeeded, 1 with one Dutch sentence when it did not."""
    args = parser().parse_args(argumenten)
    return draai(
        lambda: args.doe(args),
        debug=args.debug,
        heel="De cijfers in gebruik zijn heel gebleven.",
        verder="Wat al is opgehaald blijft bewaard. Draai dezelfde opdracht opnieuw om verder te gaan.",
    )


if __name__ == "__main__":
    sys.exit(main())
