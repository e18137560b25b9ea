use crate::diagnostics::codes;
use crate::source::Memory;
use crate::{Options, Project, check};

/// Returns whether a point is told that asserts what a passage doubts.
fn drops(tag: &str, passage: &str, claim: &str) -> bool {
    let report = format!("---\ntitle: Report\nlanguage: {tag}\n---\n# S\n\n{passage}\n");
    let outline = format!(
        "report: report.md\ntitle: T\naudience: a\nlanguage: {tag}\nbottom_line: N.\nsections:\n  - title: S\n    points:\n      - {{ text: \"{claim}\", cite: s }}\n"
    );
    let project = Project::in_memory(Memory::from([("report.md", report.as_str()), ("brief.yaml", outline.as_str())]));
    let plan = check(&project, &Options::default());
    plan.diagnostics.list.iter().any(|told| told.code == codes::HEDGE_DROPPED)
}

#[test]
fn doubts_that_are_left_out_are_told() {
    let pairs = [
        ("en-US", "The levy may cost the valley 900 jobs.", "The levy will cost the valley 900 jobs."),
        ("en-US", "Up to 850 posts might be lost in the mills.", "Some 850 posts are lost in the mills."),
        ("en-US", "The mayor, reportedly, owns 14 flats.", "The mayor owns 14 flats."),
        ("en-US", "According to the union, 31 miners fell ill in the shaft.", "31 miners fell ill in the shaft."),
        ("en-US", "An estimated 4,200 wells are dry.", "4,200 wells are dry."),
        (
            "en-US",
            "An estimated 90,000 guards, or 90% of the force, have not been vetted, a step that the law of 2019 requires.",
            "A guard took its place, while 90% of its members have not been vetted, as a law of 2019 requires.",
        ),
        ("en-US", "The ferry is likely to close. It carried 70 cars.", "The ferry will close."),
        ("en-US", "The study suggests that smoke kills bees in the orchards.", "Smoke kills bees in the orchards."),
        ("en-US", "In May the strike may have cost 40 lives.", "In May the strike cost 40 lives."),
        ("es-MX", "La presa podría anegar 12 pueblos.", "La presa anegará 12 pueblos."),
        ("es-MX", "El alcalde habría cobrado 90 000 euros.", "El alcalde cobró 90 000 euros."),
        ("es-MX", "Según el sindicato, faltan 300 médicos.", "Faltan 300 médicos."),
        ("es-MX", "Se estima que hay 700 pozos ilegales.", "Hay 700 pozos ilegales."),
        ("fr-FR", "Le préfet aurait signé 17 permis.", "Le préfet a signé 17 permis."),
        ("fr-FR", "La taxe coûterait 60 emplois.", "La taxe coûte 60 emplois."),
        ("fr-FR", "D'après la mairie, 45 puits sont à sec.", "45 puits sont à sec."),
        ("fr-FR", "On estime que 45 puits sont à sec.", "45 puits sont à sec."),
        ("de-DE", "Der Minister soll 22 Gutachten bestellt haben.", "Der Minister hat 22 Gutachten bestellt."),
        ("de-DE", "Der Zeuge sagt, die Firma habe 22 Fässer vergraben.", "Die Firma hat 22 Fässer vergraben."),
        ("de-DE", "Laut Gewerkschaft fehlen 80 Lehrer.", "Es fehlen 80 Lehrer."),
        ("de-DE", "Vermutlich sind 80 Brunnen trocken.", "80 Brunnen sind trocken."),
        ("nl-NL", "De dam zou 9 dorpen onder water zetten.", "De dam zet 9 dorpen onder water."),
        ("nl-NL", "Volgens de vakbond ontbreken 80 leraren.", "Er ontbreken 80 leraren."),
        ("nl-NL", "Naar schatting staan 80 bronnen droog.", "80 bronnen staan droog."),
        ("nl-NL", "Vermoedelijk zijn 80 bronnen vergiftigd.", "80 bronnen zijn vergiftigd."),
        ("pt-BR", "A barragem pode alagar 9 aldeias.", "A barragem vai alagar 9 aldeias."),
        ("pt-BR", "O prefeito teria recebido 30 mil reais.", "O prefeito recebeu 30 mil reais."),
        ("pt-BR", "Segundo o sindicato, faltam 300 médicos.", "Faltam 300 médicos."),
        ("it-IT", "Il sindaco avrebbe venduto 8 terreni.", "Il sindaco ha venduto 8 terreni."),
        ("it-IT", "La diga potrebbe allagare 8 paesi.", "La diga allagherà 8 paesi."),
        ("it-IT", "Si stima che 70 pozzi siano asciutti.", "70 pozzi sono asciutti."),
    ];
    let wrong: Vec<_> = pairs.iter().filter(|(tag, passage, claim)| !drops(tag, passage, claim)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn claims_that_doubt_or_take_what_is_sure_are_left_alone() {
    let pairs = [
        // The doubt, or whose word it is, is kept.
        ("en-US", "The levy may cost the valley 900 jobs.", "The levy could cost the valley 900 jobs."),
        ("en-US", "According to the union, 31 miners fell ill.", "The union says that 31 miners fell ill."),
        ("en-US", "An estimated 4,200 wells are dry.", "About 4,200 wells are dry."),
        ("en-US", "The port union claims that 40 men drowned.", "By the port union's count, 40 men drowned."),
        ("de-DE", "Nach Angaben des Verbands starben 40 Bienen.", "Der Verband zählt 40 Bienen, die starben."),
        ("nl-NL", "Volgens de vakbond ontbreken 80 leraren.", "De vakbond mist 80 leraren."),
        ("nl-NL", "De dam zou 9 dorpen onder water zetten.", "Misschien zet de dam 9 dorpen onder water."),
        // The doubt is over something else.
        ("en-US", "The ferry carried 70 cars in 2019 and may close next year.", "In 2019 the ferry carried 70 cars."),
        ("en-US", "The ferry, which may close, carried 70 cars.", "The ferry carried 70 cars."),
        ("en-US", "Though it may close soon, the ferry carried 70 cars.", "The ferry carried 70 cars."),
        ("en-US", "The 70 cars seized in the raid may have been stolen.", "In the raid 70 cars were seized."),
        ("en-US", "The mill employs 400 people; according to the union, 50 are to go.", "The mill employs 400 people."),
        (
            "en-US",
            "The firm bought a field, potentially the largest, and offered 40 million.",
            "The firm offered 40 million.",
        ),
        // It is no doubt at all.
        ("en-US", "On 4 May 2019 the board met 31 farmers.", "The board met 31 farmers on 4 May 2019."),
        ("en-US", "A load may not exceed 40 tonnes.", "A load of more than 40 tonnes is forbidden."),
        ("en-US", "Inspectors could not enter 12 of the plants.", "Inspectors were kept out of 12 plants."),
        ("en-US", "A crew can lay 3 miles of track a day.", "A crew lays 3 miles of track a day."),
        ("en-US", "Women are more likely to vote, by 6 points.", "More women vote, by 6 points."),
        ("en-US", "Fees are set according to age, from 5 to 9 dollars.", "Fees run from 5 to 9 dollars."),
        ("es-MX", "La mayoría vive de 3 cosechas.", "Casi todos viven de 3 cosechas."),
        ("es-MX", "El inspector no pudo entrar en 12 plantas.", "Al inspector le negaron 12 plantas."),
        ("es-MX", "La presa podría anegar 12 pueblos.", "Es posible que la presa anegue 12 pueblos."),
        ("fr-FR", "Le musée montre un portrait de 1820 et 40 vases.", "Le musée montre 40 vases."),
        ("fr-FR", "Le tarif varie selon l'âge, de 5 à 9 euros.", "Le tarif va de 5 à 9 euros."),
        ("fr-FR", "Le préfet aurait signé 17 permis.", "Le préfet est accusé d'avoir signé 17 permis."),
        ("de-DE", "Zum Wohl der Kinder wurden 40 Spielplätze gebaut.", "Die Stadt baute 40 Spielplätze."),
        ("de-DE", "Das Geschäft ist sein Hab und Gut, und die Habe wiegt 40 Kilo.", "Die Habe wiegt 40 Kilo."),
        ("de-DE", "Der Minister soll 22 Gutachten bestellt haben.", "Angeblich bestellte der Minister 22 Gutachten."),
        ("pt-BR", "O fiscal não pode entrar em 12 fábricas.", "O fiscal foi barrado em 12 fábricas."),
        ("pt-BR", "No segundo trimestre a secretaria abriu 12 escolas.", "A secretaria abriu 12 escolas."),
        ("it-IT", "La produzione crebbe di 40 tonnellate.", "La produzione aumentò di 40 tonnellate."),
        ("it-IT", "Nel secondo trimestre il porto accolse 40 navi.", "Il porto accolse 40 navi."),
    ];
    let wrong: Vec<_> = pairs.iter().filter(|(tag, passage, claim)| drops(tag, passage, claim)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
