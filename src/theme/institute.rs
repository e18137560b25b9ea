//! The theme `institute`: serif headlines on white, one deep blue, one warm accent.
//!
//! One family says (Source Serif 4, its Display cut from 20 pt), one labels (Source Sans 3). Sizes follow a scale of
//! about 1.2 on paper and 1.3 on slides.

use super::{Colours, DeckTheme, Fitting, HandoutTheme, MemoTheme, OnepagerTheme, Theme};
use crate::geometry::{Colour, Em, Pt, Size};
use crate::text::{Align, Caps, Family, Figures, TextStyle, Weight};

const COLOURS: Colours = Colours {
    ink: Colour::rgb(0x1c_1f_23),
    voice: Colour::rgb(0x14_37_5e),
    accent: Colour::rgb(0xb8_44_2c),
    muted: Colour::rgb(0x59_65_70),
    hairline: Colour::rgb(0xa9_b5_c1),
    quiet: Colour::rgb(0x8a_99_a8),
    ground: Colour::rgb(0x14_37_5e),
    on_ground: Colour::WHITE,
    on_ground_muted: Colour::rgb(0xc6_d2_df),
    on_ground_accent: Colour::rgb(0xe3_a0_4a),
    watermark: Colour::rgb(0xe9_ec_ef),
    on_ground_watermark: Colour::rgb(0x1c_42_6b),
};

/// Letterspacing of lines in capitals, which stand too close as they come (Bringhurst, 2.1.6).
const CAPITALS: Em = Em(0.06);

/// Returns the theme.
pub(super) fn theme() -> Theme {
    Theme { colours: COLOURS, memo: memo(), onepager: onepager(), deck: deck(), handout: handout() }
}

fn serif(size: f32, leading: f32, colour: Colour) -> TextStyle {
    TextStyle {
        family: Family::Serif,
        weight: Weight::Regular,
        italic: false,
        size: Pt(size),
        leading: Pt(leading),
        colour,
        align: Align::Left,
        hyphenate: false,
        balance: false,
        indent: Pt::ZERO,
        tracking: Em(0.0),
        figures: Figures::Lining,
        caps: Caps::AsWritten,
    }
}

fn display(size: f32, leading: f32, colour: Colour) -> TextStyle {
    TextStyle { family: Family::Display, balance: true, ..serif(size, leading, colour) }
}

fn sans(size: f32, leading: f32, colour: Colour) -> TextStyle {
    TextStyle { family: Family::Sans, ..serif(size, leading, colour) }
}

fn semibold(style: TextStyle) -> TextStyle {
    TextStyle { weight: Weight::Semibold, ..style }
}

fn italic(style: TextStyle) -> TextStyle {
    TextStyle { italic: true, ..style }
}

fn capitals(style: TextStyle) -> TextStyle {
    TextStyle { caps: Caps::AllCapitals, tracking: CAPITALS, ..style }
}

fn scale(sizes: &[(f32, f32)]) -> Vec<(Pt, Pt)> {
    sizes.iter().map(|&(size, leading)| (Pt(size), Pt(leading))).collect()
}

fn memo() -> MemoTheme {
    let Colours { ink, voice, accent, muted, hairline, quiet, .. } = COLOURS;
    let body =
        TextStyle { align: Align::Justify, hyphenate: true, figures: Figures::OldStyle, ..serif(10.5, 14.0, ink) };
    MemoTheme {
        grid: Pt(14.0),
        measure: Pt(382.0),
        left_share: 0.52,
        top: Pt(88.0),
        bottom: Pt(84.0),
        furniture: Pt(46.0),

        title: display(32.0, 37.0, voice),
        title_sizes: scale(&[(32.0, 37.0), (27.0, 32.0), (22.0, 27.0), (18.0, 23.0), (15.0, 19.0)]),
        subtitle: italic(serif(15.0, 20.0, muted)),
        fact_label: sans(9.5, 14.0, muted),
        fact: sans(9.5, 14.0, ink),
        heading: TextStyle { balance: true, ..semibold(sans(15.0, 19.0, voice)) },
        subheading: semibold(sans(10.5, 14.0, voice)),
        label: semibold(sans(9.0, 14.0, accent)),
        bottom_line: TextStyle { hyphenate: true, ..serif(12.5, 17.5, ink) },
        lead: italic(serif(12.0, 16.0, voice)),
        body,
        excerpt: TextStyle { size: Pt(9.5), leading: Pt(14.0), ..body },
        quote: italic(serif(13.5, 19.0, voice)),
        marker: serif(10.5, 14.0, accent),
        caption: sans(8.5, 11.5, muted),
        contents: sans(10.0, 14.0, ink),
        cell: TextStyle { figures: Figures::Tabular, ..sans(9.0, 11.5, ink) },
        cell_head: semibold(sans(8.5, 11.5, muted)),
        value: display(27.0, 32.0, voice),
        value_smallest: Pt(15.0),
        unit: sans(12.0, 14.0, voice),
        value_label: sans(9.0, 12.0, ink),
        chart: TextStyle { figures: Figures::Tabular, ..sans(9.0, 12.0, ink) },
        note: TextStyle { family: Family::Caption, hyphenate: true, ..serif(8.5, 11.5, ink) },
        note_number: TextStyle { figures: Figures::Tabular, ..sans(8.5, 11.5, muted) },
        running: TextStyle { figures: Figures::Tabular, ..sans(8.0, 11.0, muted) },
        marking: capitals(sans(7.5, 11.0, muted)),

        ornament: (Pt(2.5), accent),
        ornament_length: Pt(42.0),
        hairline: (Pt(0.6), quiet),
        bar: (Pt(2.0), accent),
        quiet_bar: (Pt(1.0), hairline),
        picture_height: Pt(300.0),
    }
}

fn onepager() -> OnepagerTheme {
    let Colours { ink, voice, accent, muted, hairline, quiet, .. } = COLOURS;
    OnepagerTheme {
        side: Pt(48.0),
        top: Pt(64.0),
        bottom: Pt(60.0),
        furniture: Pt(32.0),
        gutter: Pt(24.0),
        scales: vec![1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0, 0.95, 0.905],
        room: (0.45, 2.2),
        part_gap: Pt(16.0),
        item_gap: Pt(6.0),
        logo: Pt(28.0),

        title: display(28.0, 32.0, voice),
        title_sizes: scale(&[(28.0, 32.0), (25.0, 29.0), (22.0, 26.0), (19.0, 23.0)]),
        facts: sans(10.5, 14.0, muted),
        bottom_line: serif(13.0, 17.5, ink),
        label: semibold(sans(11.0, 14.0, accent)),
        point: serif(10.5, 13.75, ink),
        number: display(16.0, 18.0, accent),
        action: serif(10.5, 13.75, ink),
        action_fact: sans(10.5, 13.5, muted),
        value: display(27.0, 31.0, voice),
        value_smallest: Pt(15.0),
        unit: sans(12.0, 14.0, voice),
        value_label: sans(10.5, 12.75, ink),
        note_label: sans(8.0, 11.0, ink),
        note: TextStyle { family: Family::Caption, ..serif(7.75, 10.0, ink) },
        note_number: TextStyle { figures: Figures::Tabular, ..sans(7.5, 10.0, muted) },
        contact: sans(8.5, 11.0, ink),
        marking: capitals(sans(7.5, 11.0, muted)),

        ornament: (Pt(2.5), accent),
        ornament_length: Pt(42.0),
        hairline: (Pt(0.6), hairline),
        callout_rule: (Pt(0.6), quiet),
    }
}

fn deck() -> DeckTheme {
    let Colours { ink, voice, accent, muted, hairline, on_ground, on_ground_muted, on_ground_accent, .. } = COLOURS;
    DeckTheme {
        side: Pt(60.0),
        kicker_top: Pt(34.0),
        headline_top: Pt(54.0),
        body_top: Pt(160.0),
        body_bottom: Pt(462.0),
        source_bottom: Pt(490.0),
        foot_bottom: Pt(516.0),
        gutter: Pt(36.0),
        fitting: Fitting {
            sizes: [44.0, 40.0, 36.0, 32.0, 28.0, 25.0, 22.5, 20.0, 18.0].map(Pt).to_vec(),
            growth: 1.4,
            loose: vec![1.8, 1.4],
            tight: vec![0.75, 0.5],
        },

        title: display(54.0, 60.0, on_ground),
        title_sizes: scale(&[(54.0, 60.0), (46.0, 52.0), (38.0, 44.0), (30.0, 36.0), (24.0, 30.0), (20.0, 25.0)]),
        subtitle: italic(serif(22.0, 29.0, on_ground_muted)),
        fact_label: sans(12.0, 17.0, on_ground_muted),
        fact: sans(16.0, 22.0, on_ground),
        opener_number: display(54.0, 60.0, on_ground_accent),
        opener_title: display(44.0, 51.0, on_ground),
        opener_sizes: scale(&[(44.0, 51.0), (36.0, 42.0), (28.0, 34.0), (22.0, 27.0)]),
        kicker: semibold(sans(12.0, 16.0, muted)),
        headline: display(34.0, 40.0, voice),
        headline_sizes: scale(&[(34.0, 40.0), (30.0, 36.0), (26.0, 31.0), (22.0, 27.0)]),
        point: sans(20.0, 26.0, ink),
        marker: sans(20.0, 26.0, accent),
        text: serif(24.0, 34.0, ink),
        agenda: TextStyle { figures: Figures::Tabular, ..sans(22.0, 28.0, ink) },
        value: display(64.0, 74.0, voice),
        side_value: display(40.0, 46.0, voice),
        big_value: display(150.0, 164.0, voice),
        value_smallest: Pt(28.0),
        unit: sans(20.0, 26.0, voice),
        big_unit: sans(40.0, 48.0, voice),
        value_label: sans(18.0, 24.0, ink),
        side_label: sans(18.0, 23.0, ink),
        big_label: sans(24.0, 31.0, ink),
        chart: TextStyle { figures: Figures::Tabular, ..sans(18.0, 23.0, ink) },
        cell: sans(18.0, 24.0, ink),
        cell_head: semibold(sans(18.0, 23.0, muted)),
        quote: TextStyle { balance: true, ..italic(serif(32.0, 42.0, voice)) },
        card_number: display(28.0, 34.0, accent),
        card: serif(20.0, 26.0, ink),
        card_fact: sans(18.0, 24.0, muted),
        source: sans(12.0, 15.0, muted),
        note: TextStyle { family: Family::Sans, ..sans(12.0, 15.5, ink) },
        note_number: TextStyle { figures: Figures::Tabular, ..sans(12.0, 15.5, muted) },
        folio: TextStyle { figures: Figures::Tabular, ..sans(11.0, 14.0, muted) },
        marking: capitals(sans(10.0, 14.0, muted)),

        ornament: (Pt(3.0), accent),
        ornament_length: Pt(44.0),
        hairline: (Pt(0.8), hairline),
        point_gap: Pt(12.0),
    }
}

fn handout() -> HandoutTheme {
    let Colours { ink, voice, accent, muted, hairline, .. } = COLOURS;
    HandoutTheme {
        // Room for a punch, whose holes are 12 mm from the edge (ISO 838), and a hand's breadth of white beside them.
        binding: Pt::mm(20.0),
        outer: Pt::mm(14.0),
        top: Pt(72.0),
        bottom: Pt(66.0),
        furniture: Pt(46.0),
        gutter: Pt(20.0),
        row_gap: (Pt(14.0), Pt(40.0)),
        frame: (Pt(0.5), hairline),
        number: TextStyle { figures: Figures::Tabular, ..sans(8.5, 11.0, muted) },
        number_gap: Pt(3.0),
        // The distance of the lines in a ruled pad ("college" ruling, 9/32 in).
        pitch: Pt::mm(7.1),
        line: (Pt(0.5), hairline),
        dot: Pt(1.0),
        beside_gap: Pt(20.0),
        beside_share: 0.58,
        beside: serif(9.5, 13.0, ink),
        beside_marker: serif(9.5, 13.0, accent),

        shown: Size { width: Pt(360.0), height: Pt(210.0) },
        shown_gap: Pt(22.0),
        said: serif(15.0, 22.0, ink),
        said_marker: serif(15.0, 22.0, accent),
        // At the smallest 12.6 pt: who speaks reads it at arm's length.
        said_scales: vec![1.0, 0.92, 0.84],
        said_measure: Pt(450.0),
        time: TextStyle { figures: Figures::Tabular, ..display(20.0, 25.0, voice) },
        next: semibold(sans(11.0, 15.0, voice)),
    }
}
