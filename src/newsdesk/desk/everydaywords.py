"""Words that every story may have: they say nothing of its subject, so no reason names them."""

from functools import lru_cache

from newsdesk.model import count_terms

# Of the languages that desks write in most: articles, pronouns, prepositions, conjunctions, auxiliaries and the
# adverbs of time that news is full of.
_EVERYDAY = {
    "en": """about above across after afterwards again against ago all almost along already also although always
        among an and another any anyone anything are around as at away back be because been before
        behind being below between both but by came can cannot come could did do does doing done down
        during each either else enough even ever every everyone few first following for former from
        further get give go going got had has have having he her here hers him his how however if in
        including into is it its itself just last later least less like made make makes many may might
        more most much must my near never new next no nobody none nor not nothing now of off often on
        once one only or other others our out over own per put rather said same saw say says see seen
        several shall she should since so some someone something soon still such take than that the
        their them then there these they thing things this those though three through to today together
        told tomorrow too took toward towards two under until up upon us used very was way we week weeks
        well went were what when where whether which while who whole whom whose why will with within
        without would year years yesterday yet you your""",
    "de": """ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bis
        bisher da damit danach dann darauf das dass davon dazu dem den denn der des deshalb die dies
        diese diesem diesen dieser dieses doch dort drei durch ein eine einem einen einer eines er erst
        erste ersten es etwa etwas euch für gegen gestern gibt haben hat hatte hatten heute hier hinter
        ich ihm ihn ihr ihre ihrem ihren ihrer im immer in ins ist ja jahr jahre jahren jede jedem jeden
        jeder jedes jetzt kann kein keine keinen können machen man mehr mehrere mit morgen muss nach
        nachdem neben nicht nichts noch nun nur ob oder ohne sagt sagte schon sehr sei sein seine seinem
        seinen seiner seit sich sie sind so sogar soll sollen sollte sondern über um und uns unter viel
        viele vom von vor wann war waren warum was wegen weil weiter welche wenn wer werden wie wieder
        will wir wird wo woche wochen worden wurde wurden zu zum zur zwar zwei zwischen""",
    "fr": """ainsi alors an ans après au aucun aujourd aussi autre autres aux avait avant avec avoir beaucoup bien
        car ce cela celle celui certains ces cet cette chaque chez ci comme contre dans de demain depuis
        dernier dernière des deux devant dire dit doit donc du dont elle elles en encore entre est et
        était été être eux fait faire font hier hui il ils jamais je jour jours jusqu la le les leur
        leurs lors lui mais même mêmes mois moins mon ne ni non nos notre nous nouveau nouvelle on ont
        or ou où par parce pas pendant peu peut plus plusieurs pour pourquoi premier première puis quand
        que quel quelle quelques qui sa sans se selon semaine sera ses seulement si son sont sous sur ta
        tous tout toute toutes très trois trop un une vers voir vos votre vous""",
    "es": """además ahora al algo algunos antes año años así aún aunque ayer bajo bien cada casi como con contra cual
        cuando cuatro de debe del desde después día días dice dijo donde dos durante el ella ellos en
        entre era es esa ese eso esta está están estar estas este esto estos fue fueron ha había hace
        hacer hacia han hasta hay hoy la las le les lo los luego mañana más mayor menos mes mientras
        mismo mucho muy nada ni no nos nuevo nueva nuestro o otra otro otros para parte pero poco por
        porque primer primera pues que quien se sea según semana ser será si sí sido sin sobre solo son
        su sus también tan tanto tiene tienen todo todos tras tres tu un una unos y ya yo""",
    "pt": """à agora ainda além algo alguns ano anos antes ao aos após aqui as assim até bem cada cerca com como
        contra da das de depois desde deve dia dias disse do dois dos durante e é ela ele eles em entre
        era essa esse esta está estão este estes eu foi foram há hoje isso isto já la lhe mais mas meio
        menos mês mesmo muito na não nas nem no nos nova novo o onde ontem os ou outra outro outros para
        parte pela pelas pelo pelos pode por porque primeira primeiro qual quando que quem se segundo
        sem semana ser será seu seus só sob sobre sua suas também tem têm ter toda todo todos três um
        uma umas uns vai você""",
    "it": """a abbiamo ad al alla alle allo altri altro anche ancora anni anno avere aveva avuto che chi ci ciò come
        con contro cosa così da dal dalla dalle dei del della delle dello dentro deve di dice dopo dove
        due durante e è ed era essere fa fatto fino fra fu gli già giorni giorno ha hanno ho i ieri il
        in infatti io la le lei lo loro lui ma mai meno mentre mese molto ne negli nei nel nella nelle
        noi non nostro nuovo nuova o oggi ogni ora oltre perché per più poi poco possono prima primo può
        qualche quale quando quanto quella quelle quello questa queste questi questo qui sarà se secondo
        sei sempre senza si sia solo sono sopra sotto stata stato su sua sue sui sul sulla suo tra tre
        troppo tutti tutto un una uno verso""",
    "nl": """aan af al alle alleen als altijd andere bij daar dag dagen dan dat de den der deze die dit doen door
        drie dus een eerste elke en enkele er geen gisteren haar had hadden heb hebben heeft hem het
        hier hij hoe hun ik in is ja jaar je kan komen kunnen maar maken meer men met mij mijn moet
        moeten morgen na naar niet niets nieuwe nog nu of om omdat onder ons ook op over sinds te tegen
        tijdens toch toen tot twee u uit uw vaak van vandaag veel voor voordat waar waarom wanneer want
        waren was wat weer week weken welke werd werden wie wij wil worden wordt ze zei zich zij zijn zo
        zonder zou zullen""",
}


@lru_cache(maxsize=32)
def everyday_words(language: str) -> frozenset[str]:
    """Return the lower-case stop words of a language, those of the calendar included, as `count_terms` has them.

    Of a language without a list here it is the calendar's alone.
    """
    from babel import Locale, UnknownLocaleError

    words = set(_EVERYDAY.get(language.partition("-")[0].lower(), "").split())
    try:
        locale = Locale.parse(language or "en", sep="-")
    except (UnknownLocaleError, ValueError):
        return frozenset(words)
    for names in (locale.months, locale.days):
        words.update(word for name in names["format"]["wide"].values() for word in count_terms(name))
    return frozenset(words)
