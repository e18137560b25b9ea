//! Portuguese.

use super::data::{ANGLED, Bonds, COMMA, Data, DateForm, ENGLISH, Form, NumberForm, SPACED, Words};

/// The data.
pub(super) const DATA: Data = Data {
    code: "pt",
    words: Words {
        contents: "Índice",
        agenda: "Agenda",
        bottom_line: "O essencial",
        recommendations: "Recomendações",
        endnotes: "Notas finais",
        endnote: "Nota final {n}",
        questions: "Perguntas",
        notes: "Anotações",
        annex: "Anexo",
        readers: "Para",
        occasion: "Ocasião",
        date: "Data",
        presenter: "Apresentação",
        name: "Nome",
        time: "Tempo",
        total: "Total",
        next: "A seguir: {title}",
        what: "O quê",
        who: "Quem",
        when: "Quando",
        evidence: "Evidência",
        continued: "continuação",
        source: "Fonte:",
        page: "p.\u{a0}{n}",
        page_of: "{x} de {y}",
        page_x_of_y: "página {x} de {y}",
        cited_on: "citado na p.\u{a0}{pages}",
        minutes: "{n}\u{a0}min",
        paragraph: "par.\u{a0}{n}",
        paragraphs: "par.\u{a0}{n}–{m}",
        list: "lista {n}",
        item: "item {n}",
        table: "tabela {n}",
        row: "linha {n}",
        quotation: "citação {n}",
        picture: "imagem {n}",
        code: "código {n}",
        its_notes: "as notas dizem:",
        own: "avaliação da própria equipe",
        excerpt: "trecho do relatório",
        credit: "Crédito",
        speaker_notes: "notas para a apresentação",
        rounded: "arredondado",
    },
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    // Without a region, as in Brazil, where most of the language's readers live.
    abbreviations: &[
        "sr", "sra", "srs", "dr", "dra", "prof", "eng", "gen", "cel", "sto", "sta", "n", "nº", "art", "arts", "fig",
        "vol", "cap", "p", "pp", "pág", "págs", "cf", "aprox", "ex", "av", "tel", "jan", "fev", "abr", "jun", "jul",
        "ago", "set", "out", "nov", "dez",
    ],
    leading: &[
        "o", "a", "os", "as", "um", "uma", "de", "do", "da", "dos", "das", "em", "no", "na", "por", "para", "com", "e",
        "ou", "que",
    ],
    bonds: Bonds {
        units: "mil milhão milhões bilhão bilhões",
        references: "p. pp. pág. págs. n.º nº vol. cap. art. fig. c. ca.",
        numbered: "\
            página páginas nota notas parágrafo secção seção capítulo tabela quadro figura artigo linha lista século",
        titles: "Sr. Sra. Dr. Dra. Prof. Eng. Gen.",
        months: "jan. fev. abr. jun. jul. ago. set. out. nov. dez.",
        of: "de",
    },
    form: Form { quotes: ENGLISH, date: DateForm { first: "1º", ..DATE }, number: COMMA },
    regions: &[(
        &["AO", "CV", "GW", "MO", "MZ", "PT", "ST", "TL"],
        Form { quotes: ANGLED, date: DATE, number: NumberForm { grouped_from: 5, ..SPACED } },
    )],
};

/// 15 de setembro de 2021.
const DATE: DateForm = DateForm { pattern: "{day} de {month} de {year}", first: "1" };
