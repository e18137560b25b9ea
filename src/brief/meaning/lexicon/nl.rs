//! Dutch.

use super::Lexicon;

pub(super) static LEXICON: Lexicon = Lexicon {
    small_words: "de het een van in op aan bij met voor door over onder tussen uit naar tot om te en of maar want dat die \
        dit deze als dan er zijn was waren is wordt worden werd werden heeft hebben had hadden niet geen ook nog \
        al meer minder alle elke andere per sinds na tijdens jaar jaren maand maanden procent punten aantal deel",
    joints: "en of terwijl maar",
    of: "van onder",
    superlatives: "meest -ste",
    negations: "niet geen zonder nooit",
    respectively: "respectievelijk",
    from: &["van"],
    to: &["naar", "tot"],
    by: &["met"],
    separable: &[],
    concepts: &[
        (
            "up",
            "stijgen steeg stegen gestegen stijging toenemen nam toegenomen toename groeien groeide groei \
            verhogen verhoogd hoger",
        ),
        ("down", "dalen daalde daalden gedaald daling afnemen afgenomen afname krimpen kromp verlagen verlaagd lager"),
        ("more", "meer extra"),
        ("fewer", "minder"),
        ("export", "export exporteren uitvoer"),
        ("import", "import importeren invoer"),
        ("profit", "winst"),
        ("loss", "verlies"),
        ("surplus", "overschot"),
        ("deficit", "tekort"),
        ("person", "mens mensen persoon personen inwoners bevolking"),
        ("man", "man mannen"),
        ("woman", "vrouw vrouwen"),
        ("child", "kind kinderen"),
        ("household", "huishouden huishoudens gezin gezinnen"),
        ("company", "bedrijf bedrijven onderneming"),
        ("school", "school scholen"),
        ("hospital", "ziekenhuis ziekenhuizen"),
        ("death", "dood doden sterfgevallen overleden stierven"),
        ("urban", "stedelijk stedelijke"),
        ("rural", "landelijk platteland"),
        ("public", "openbaar publieke"),
        ("private", "privaat particuliere"),
        ("average", "gemiddeld gemiddelde"),
        ("total", "totaal totale"),
        ("rest", "rest overige andere"),
        ("all", "alle"),
    ],
};
