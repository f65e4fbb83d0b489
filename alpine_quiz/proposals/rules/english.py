"""English cue words."""

from __future__ import annotations

import re

from alpine_quiz.proposals.rules.vocabulary import (
    Link,
    Verb,
    Vocabulary,
    phrase,
    spelled,
    verbs_of,
)

_VERBS = verbs_of(
    (
        ("founded|established|set up|formed|incorporated", Verb("founded-in", "founded-by", weight=0.72)),
        ("created|conceived|devised|originated", Verb("created-in", "created-by", weight=0.66)),
        ("built|constructed|erected", Verb("built-in", "built-by", weight=0.68)),
        ("completed|finished building", Verb("completed-in", "", weight=0.64)),
        ("opened|inaugurated", Verb("opened-in", "opened-by", weight=0.7)),
        ("reopened|re-opened", Verb("reopened-in", "reopened-by", weight=0.62)),
        ("closed|shut|shut down|closed down", Verb("closed-in", "closed-by", weight=0.64)),
        ("introduced|debuted|appeared|premiered", Verb("introduced-in", "introduced-by", weight=0.62)),
        ("presented|unveiled|exhibited|demonstrated", Verb("presented-in", "presented-by", weight=0.62)),
        ("launched|released|went on sale", Verb("launched-in", "launched-by", weight=0.64)),
        ("published|first printed", Verb("published-in", "published-by", weight=0.62)),
        ("written|wrote|composed", Verb("written-in", "written-by", weight=0.64)),
        ("born", Verb("born-in", "", weight=0.7)),
        ("died|was killed", Verb("died-in", "", swaps=False, weight=0.66)),
        ("took place|held|happened|occurred|broke out", Verb("happened-in", "", weight=0.56)),
        ("won|wins|win|claimed victory|triumphed", Verb("won-in", "won-by", weight=0.68)),
        ("joined", Verb("joined-in", "", swaps=False, weight=0.58)),
        ("moved|relocated|transferred|settled", Verb("moved-in", "", swaps=False, weight=0.58)),
        ("designed|drawn up|styled|engineered|drew up", Verb("designed-in", "designed-by", weight=0.7)),
        ("invented|patented", Verb("invented-in", "invented-by", weight=0.7)),
        ("discovered|identified", Verb("discovered-in", "discovered-by", weight=0.68)),
        ("bought|acquired|purchased|taken over|took over|bailed out", Verb("acquired-in", "owned-by", weight=0.68)),
        ("owned", Verb("", "owned-by", weight=0.6)),
        ("led|headed|directed|managed|commanded|run", Verb("", "led-by", weight=0.6)),
        ("made|manufactured|assembled|produced", Verb("produced-in", "made-by", weight=0.58)),
        ("replaced|succeeded|superseded", Verb("replaced-in", "replaced-by", weight=0.64)),
        ("renamed|rechristened", Verb("renamed-in", "renamed-by", weight=0.64)),
        ("destroyed|demolished|burned down|burnt down|dismantled|wrecked|pulled down", Verb("destroyed-in", "destroyed-by", weight=0.62)),
        ("restored|refurbished|renovated|rebuilt", Verb("restored-in", "restored-by", weight=0.58)),
        ("extended|enlarged|widened|converted|electrified|strengthened|modernised|modernized", Verb("changed-in", "changed-by", weight=0.54)),
        ("began|started|commenced", Verb("began-in", "", swaps=False, weight=0.56)),
        ("ended|ceased|stopped|discontinued|abandoned|withdrawn|withdrew", Verb("ended-in", "", weight=0.58)),
        ("became", Verb("became-in", "", swaps=False, weight=0.54)),
        ("listed|designated|recognised|recognized|declared|inscribed", Verb("recognised-in", "recognised-by", weight=0.56)),
        ("elected|appointed|awarded|knighted|crowned|honoured|promoted", Verb("honoured-in", "honoured-by", swaps=False, weight=0.56)),
        ("received|earned|gained", Verb("received-in", "", swaps=False, weight=0.56)),
        ("added|installed|fitted", Verb("added-in", "added-by", weight=0.56)),
        ("construction began|work began|building began|work started|construction started", Verb("building-began-in", "", swaps=False, weight=0.6)),
        ("married", Verb("married-in", "", swaps=False, weight=0.5)),
        ("nationalised|nationalized|privatised|privatized|merged|floated|floated", Verb("changed-hands-in", "", weight=0.6)),
        ("commissioned|ordered|funded|financed|paid for", Verb("commissioned-in", "commissioned-by", weight=0.56)),
        ("donated|given", Verb("given-in", "given-by", weight=0.56)),
        ("killed|sunk|sank|crashed|collapsed|flooded|struck", Verb("lost-in", "", weight=0.56)),
        ("first flew|flew|sailed|crossed|climbed", Verb("crossed-in", "", swaps=False, weight=0.56)),
        ("retired|resigned|left|returned|emigrated", Verb("left-in", "", swaps=False, weight=0.48)),
        ("developed|tested|adopted|delivered", Verb("developed-in", "developed-by", weight=0.56)),
        ("signed|agreed|granted|passed|voted|approved|chartered", Verb("agreed-in", "", weight=0.5)),
        ("sold", Verb("sold-in", "", weight=0.5)),
        ("driven|piloted|ridden|raced", Verb("", "driven-by", weight=0.6)),
        ("painted|sculpted|carved|photographed|recorded|filmed", Verb("made-in", "made-by", weight=0.62)),
    )
)  # fmt: skip

_BARE = {
    "open": "opened", "launch": "launched", "unveil": "unveiled", "build": "built",
    "close": "closed", "move": "moved", "join": "joined", "produce": "produced",
    "introduce": "introduced", "replace": "replaced", "complete": "completed",
    "publish": "published", "release": "released", "host": "held", "found": "founded",
    "create": "created", "design": "designed", "reopen": "reopened", "restore": "restored",
    "begin": "began", "start": "started", "end": "ended", "become": "became", "go on sale": "launched",
    "buy": "bought", "acquire": "acquired", "sell": "sold", "develop": "developed",
}  # fmt: skip
_VERBS |= {bare: _VERBS[form] for bare, form in _BARE.items()}

_LINKS = (
    Link("named-after", phrase(r"(?:re)?named (?:after|for|in honou?r of)|takes? its name from|took its name from|in memory of"), 0.72),
    Link("based-on", phrase(r"(?:was |is |were |are )?(?:closely |loosely |directly )?(?:based (?:closely )?on|derived from|modelled on|developed from|inspired by|adapted from)"), 0.66),
    Link("powered-by", phrase(r"(?:initially |first |originally )?(?:powered by|incorporating|fitted with|equipped with|featuring)"), 0.62, "engine"),
    Link("located-in", phrase(r"(?:located|situated|headquartered|based|stands?|stood|lies?|housed) (?:in|at|on|near|beside)"), 0.52),
    Link("part-of", phrase(r"(?:is |was |became |becoming )?(?:part of|a subsidiary of|a division of|belongs? to|belonged to)"), 0.54),
    Link("owned-by", phrase(r"(?:takeover|acquisition|purchase) by|(?:was |is )?(?:sold|bequeathed|passed|handed over) to"), 0.64),
    Link("called", phrase(r"(?:is |was |were |be |now |then |also |popularly |affectionately |originally |today |still )?(?:nick)?(?:called|known as|renamed|rechristened|dubbed|nicknamed|christened|named|trading as)"), 0.6, "quoted"),
    Link("born-at", phrase(r"born (?:in|at|near)"), 0.6),
    Link("made-of", phrase(r"(?:made|built|constructed|produced|cast) (?:entirely |largely |mainly )?(?:of|from|out of|in)"), 0.56, "material"),
    Link("worked-with", phrase(r"(?:worked with|in partnership with|together with|collaborat\w+ with|with the help of|partnered with|alongside|jointly with)"), 0.54),
    Link("moved-to", phrase(r"(?:moved|relocated|transferred) to"), 0.54),
    Link("replaced-by", phrase(r"gave way to|made way for|was followed by"), 0.6),
    Link("first-and-so-on-at", phrase(r"(?:finished|came|placed|took) (?:(?:first|second|third|fourth|fifth|sixth|a close|joint|overall|place|and|or|,) ?){1,8} ?(?:in|at)"), 0.64),
    Link("unveiled-at", phrase(r"(?:unveiled|presented|exhibited|shown|displayed|first shown) (?:in|at)"), 0.56),
    Link("tested-at", phrase(r"(?:testing|tested|spotted|filmed|trialled)(?: \w+){0,4} (?:in|at)"), 0.5),
    Link("wins-at", phrase(r"(?:victory|wins?|triumph|successe?s?|victories)(?: \w+){0,6} (?:in|at|on)"), 0.6),
    Link("wins-at", phrase(r"(?:events|races|rallies|wins|victories) ?,? (?:including|such as|among them)"), 0.56),
    Link("studied-at", phrase(r"(?:studied|trained|apprenticed|educated|taught|graduated) (?:at|from|in|under|to)"), 0.52),
    Link("child-of", phrase(r"(?:son|daughter|grandson|granddaughter|nephew|niece) of"), 0.52),
    Link("married-to", phrase(r"married"), 0.5),
    Link("open-to", phrase(r"opened (?:an? |its |the )?(?:\w+ ){0,2}(?:factory|plant|workshop|shop|branch|office|museum|school|store|showroom) (?:in|at|near)"), 0.58),
)  # fmt: skip

_MEASURES = tuple(
    (re.compile(rf"\W?(?:{pattern})(?!\w)", re.IGNORECASE), unit, relation)
    for pattern, unit, relation in (
        (r"square (?:metres|meters|feet|kilometres|miles)|m²|km²|hectares|acres", "", "area"),
        (r"cubic (?:metres|centimetres|feet)|cc|cm3|litres?|liters?|gallons|[Ll]", "", "capacity"),
        (r"km/h|kph|mph|kilometres (?:per|an) hour|miles (?:per|an) hour|knots", "", "speed"),
        (r"kilometres?|kilometers?|km|miles?|nautical miles", "", "distance"),
        (r"metres?|meters?|m|feet|ft|foot|cm|mm|inches|centimetres", "", "length"),
        (r"tonnes?|tons?|kg|kilograms?|kilos|pounds in weight|lbs?", "", "weight"),
        (r"hp|bhp|horsepower|kw|kilowatts?|mw|megawatts?|ps", "", "power"),
        (r"per ?cent|percent|%", "per cent", "share"),
        (r"(?:cars?|vehicles?|units?|copies|examples|models|machines|motorcycles|bicycles|bottles|aircraft|locomotives)", "", "produced"),
        (r"(?:employees|workers|staff|men|people|hands|workmen|labourers)", "", "people"),
        (r"(?:visitors|passengers|spectators|tourists|guests)", "", "visitors"),
        (r"(?:inhabitants|residents)", "", "population"),
        (r"(?:seats|beds|berths|places)", "", "capacity"),
        (r"(?:pounds|dollars|euros|francs|guineas|shillings)", "", "cost"),
        (r"(?:seconds|minutes|hours|days|weeks|months)", "", "duration"),
        (r"years old|years of age", "years", "age"),
    )
)  # fmt: skip

_NUMBER_CUES = (
    (phrase(r"employ\w*|workforce|staff of|jobs|on the payroll"), "employs"),
    (phrase(r"population|inhabitants|residents"), "population"),
    (phrase(r"visitors|attracts?|attracted|welcom\w+"), "visitors"),
    (phrase(r"tall|high|height|rises? to|rising to|altitude|above sea level|above the \w+"), "height"),
    (phrase(r"deep|depth"), "depth"),
    (phrase(r"long|length|wide|width|span|diameter|across"), "length"),
    (phrase(r"weigh\w*|heavy|weight"), "weight"),
    (phrase(r"seat\w*|capacity|holds?|accommodat\w+"), "capacity"),
    (phrase(r"cost\w*|budget|bill|spent|worth|at a price"), "cost"),
    (phrase(r"price\w*|sold for|fetched|auction"), "price"),
    (phrase(r"sold|sales|sells|deliver\w+|orders"), "sold"),
    (phrase(r"grew|grow\w*|rose|rise|risen|increas\w+|surg\w+|up by|jump\w+|fell|declin\w+|dropp?\w*|growth|decreas\w+|\+"), "growth"),
    (phrase(r"produc\w+|built|made|manufactur\w+|output|turned out|assembled|printed"), "produced"),
    (phrase(r"speed|fast|faster"), "speed"),
    (phrase(r"took|lasted|lasts|in just|takes"), "duration"),
    (phrase(r"aged|at the age of"), "age"),
)  # fmt: skip

ENGLISH = Vocabulary(
    language="en",
    verbs=_VERBS,
    links=_LINKS,
    measures=_MEASURES,
    number_cues=_NUMBER_CUES,
    auxiliaries=spelled(
        "was were is are be been being has have had will would can could may might must shall "
        "should did does do to get got getting set due planned expected able about"
    ),
    being=spelled("was were is are be been being got"),
    adverbs=re.compile(
        r"\w+ly|first|later|also|then|soon|never|still|already|not|now|again|once|since|just|"
        r"all|both|thus|even|twice|long|subsequently|formally|jointly"
    ),
    prepositions=spelled(
        "in on at of for by with from to near into over under between through during after "
        "before about against among around as behind below beside beyond despite like off onto "
        "outside since than toward towards until upon via within without including per across "
        "using featuring following opposite along above alongside"
    ),
    articles=spelled("the a an its his her their this that these those our every each another"),
    pronouns=spelled("it they he she this these we i you who which that there"),
    personal=spelled("he she"),
    relatives=spelled("who which that"),
    conjunctions=spelled("and but then or before"),
    by=spelled("by"),
    function_words=spelled(
        "the a an its his her their this that these those our in on at of for by with from to near "
        "into over under between through during after before about against among around as behind "
        "below beside beyond despite like off onto outside since than toward towards until upon via "
        "within without including per across it they he she we i you who which there and but or nor "
        "so yet if when while where although though because however meanwhile today now then later "
        "soon eventually finally originally initially once first second third two three four five six "
        "seven eight nine ten many most some several few all both each every another other such no not "
        "only even also still already never what why how whose whether unlike instead having being is "
        "are was were be been has have had will would can could may might must shall should did do "
        "does more less much according thanks despite his her my your following built founded opened "
        "named designed known work works construction production here there let see read click us our "
        "additionally moreover furthermore nevertheless perhaps indeed just one as spy early late mid"
    ),
    months={
        name: number
        for number, name in enumerate(
            [
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ],
            1,
        )
    },
    connectors=spelled("of the de du des la le les von van der den di da del d' l' upon on-the"),
    not_names=spelled(
        "french british english german italian american european european romanian spanish dutch "
        "belgian swiss scottish welsh irish japanese chinese indian african asian russian portuguese "
        "austrian swedish norwegian danish greek roman victorian edwardian georgian medieval monday "
        "tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december i mr mrs ms ceo"
    ),
    numerals={
        name: number
        for number, name in enumerate(
            [
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            ],
            2,
        )
    }
    | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60},
    planned=phrase(
        r"will|would(?= be| have| make| become)|plans? to|planned|planning|to be (?:built|opened|"
        r"launched|made|produced|unveiled|completed)|(?:is|are|was|were) (?:set|due|expected|"
        r"scheduled|intended|to) (?:to|for|be)|expects?|intends?|aims? to|proposed|in the pipeline|"
        r"forthcoming|upcoming|hopes? to|target\w*|due (?:in|to|by)"
    ),
    reported=phrase(
        r"reportedly|reported(?: to)?|rumou?r\w*|(?:is|are|was|were) said to|allegedly|alleged|"
        r"believed|thought to|supposedly|apparently|unconfirmed|probably|likely|unlikely|perhaps|"
        r"possibly|legend|claim(?:s|ed)?|spy shots|spotted|some (?:say|sources|historians)|may have|"
        r"might|could (?:be|have)|is understood|it seems|tradition (?:says|holds)"
    ),
    relative_time=phrase(
        r"(?:the )?(?:previous|following|next|same|last|preceding) (?:year|month|decade|season|"
        r"century|day|spring|summer|autumn|winter)|(?:a|one|two|three|four|five|six|seven|eight|nine|"
        r"ten|\d+|few|several) (?:years?|months|decades|weeks|days) (?:later|earlier|before|after|"
        r"afterwards)|this year|the year (?:before|after)|by this time|at the time|by then|since then"
    ),
    boilerplate=phrase(
        r"subscribe|newsletter|cookies?|click|read more|sign up|all rights reserved|copyright|"
        r"privacy|terms of (?:use|service)|photos?|image credit|photo(?:graph)? by|getty|e-?mail|"
        r"tel|phone|fax|www\.\S+|https?\S*|press contact|for more information|share this|"
        r"advertisement|opening hours|admission|tickets?|open daily|isbn|retrieved|pictured|"
        r"last updated|correction|corrected|an earlier version|was amended|edited by|contact us|follow us|find out more|book (?:now|online)|"
        r"registered (?:office|charity|number)|closed on (?:mondays|sundays)"
    ),
    roles=phrase(
        r"(?:co-?)?(?:founder|chief executive(?: officer)?|CEO|chairman|chairwoman|chair|president|"
        r"(?:managing |technical |artistic |sales |sporting )?director|head|minister|mayor|"
        r"(?:chief |head )?(?:engineer|architect|designer|curator|brewer|chemist|mechanic|conservator)|"
        r"manager|king|queen|captain|professor|secretary|governor|owner|leader|editor|commander|"
        r"principal|bishop|racing driver|driver|pilot|keeper|historian|spokes(?:man|woman|person))"
    ),
    furniture=phrase(
        r"(?:press |news )?releases?|inventory|contacts?|about(?: us)?|photos?|summary|abstract|"
        r"contents|introduction|appendix|notes?|references|categories|sources?|figure|table|page|"
        r"chapter|section|press (?:pack|kit|office)|notes to editors|history|background|overview"
    ),
    superlative=re.compile(
        r"(?<![\w-])(?:(?:among |amongst |one of )?the|its|a|their)\s(?:world's\s|country's\s|\w+['’]s\s)?"
        r"(?:very\s)?(?:first|largest|longest|oldest|tallest|highest|biggest|fastest|smallest|deepest|"
        r"only|last|earliest|heaviest|second[- ](?:largest|longest|oldest|tallest|highest)|"
        r"most\s(?:popular|powerful|expensive|famous|successful|visited|northerly|southerly|westerly|"
        r"easterly)|sole|best-selling|pioneers|world's (?:first|largest|longest|oldest|tallest|only))"
        r"(?=\s[\w-])",
        re.IGNORECASE,
    ),
    was="was",
    finite=spelled(
        "employs employed attracts attracted contains contained weighs weighed measures measured "
        "costs cost produces makes sells carries carried holds houses housed seats receives stands "
        "stood lies lay rises rose runs ran covers covered includes included consists comprised "
        "drew draws remains remained takes took gives gave comes came goes went gets uses used "
        "needs needed says said see sees saw kept keeps shows showed lost loses spent brings brought "
        "reached reaches grew fell dropped surged increased doubled tripled served serves emerged "
        "enjoyed enjoys continued achieved set followed supervised persuaded wanted worked lived"
    ),
    bare_forms=frozenset(_BARE),
)
