//! What the file says of itself: XMP metadata, the information dictionary that agrees with it, and the output intent
//! (ISO 19005-2, 6.2.3 and 6.6; ISO 14289-1, clause 5).

use super::icc;
use super::objects::{File, Ref};
use super::settings::{Settings, Standard};
use super::syntax::Body;
use crate::compose::flow::Metadata;
use crate::inspect::Place;
use std::fmt::Write as _;

/// The program that writes the file.
const PROGRAM: &str = concat!("briefpress ", env!("CARGO_PKG_VERSION"));

/// Objects that others point to.
pub(super) struct Objects {
    /// The XMP packet.
    pub(super) packet: Ref,
    /// The information dictionary, which PDF 2.0 has no use for.
    pub(super) info: Option<Ref>,
    /// The output intent, which archives ask for.
    pub(super) intent: Option<Ref>,
}

/// Writes the metadata.
pub(super) fn write(file: &mut File, metadata: &Metadata, settings: &Settings) -> Objects {
    let facts = Facts::of(metadata);
    let declared = Declared::of(settings);
    let packet = file.reserve();
    // From its second part on, PDF/A has nothing against compression: a short deck is a fiftieth smaller for it.
    let entries = |body: &mut Body| _ = body.raw("/Type/Metadata/Subtype/XML");
    file.text_stream(packet, entries, Place::Metadata, facts.packet(declared).as_bytes());
    let info = (!settings.standard.is_second()).then(|| write_info(file, &facts));
    let intent = declared.archive.is_some().then(|| write_intent(file));
    Objects { packet, info, intent }
}

fn write_info(file: &mut File, facts: &Facts) -> Ref {
    let info = file.reserve();
    file.object(info, |body| {
        body.raw("<</Title").text(&facts.title);
        let texts = [("/Author", &facts.author), ("/Subject", &facts.subject), ("/Keywords", &facts.keywords)];
        for (key, text) in texts {
            if let Some(text) = text {
                body.raw(key).text(text);
            }
        }
        body.raw("/Creator").text(PROGRAM).raw("/Producer").text(PROGRAM);
        if let Some((year, month, day)) = facts.date {
            let date = format!("D:{year:04}{month:02}{day:02}000000Z");
            body.raw("/CreationDate").text(&date).raw("/ModDate").text(&date);
        }
        body.raw(">>");
    });
    info
}

fn write_intent(file: &mut File) -> Ref {
    let [intent, profile] = [(); 2].map(|()| file.reserve());
    file.object(intent, |body| {
        body.raw("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)");
        body.raw("/Info(sRGB IEC61966-2.1)/DestOutputProfile ").reference(profile).raw(">>");
    });
    file.stream(profile, |body| _ = body.raw("/N 3"), &icc::srgb());
    intent
}

/// The standards that the packet declares.
#[derive(Debug, Clone, Copy)]
struct Declared {
    /// The part of PDF/A.
    archive: Option<u8>,
    /// The part of PDF/UA.
    access: Option<u8>,
}

impl Declared {
    fn of(settings: &Settings) -> Declared {
        let archive = match settings.standard {
            // No archive takes a file that is encrypted (ISO 19005-2, 6.1.3).
            _ if settings.lock.is_some() => None,
            Standard::Archive => Some(2),
            Standard::Carrier => Some(3),
            Standard::Access | Standard::Plain => None,
        };
        let access = match settings.standard {
            Standard::Archive | Standard::Carrier => Some(1),
            Standard::Access => Some(2),
            Standard::Plain => None,
        };
        Declared { archive, access }
    }
}

/// What is told in both places.
struct Facts {
    title: String,
    author: Option<String>,
    subject: Option<String>,
    keywords: Option<String>,
    language: String,
    date: Option<(i16, i8, i8)>,
}

impl Facts {
    fn of(metadata: &Metadata) -> Facts {
        let given = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
        Facts {
            title: clean(&metadata.title),
            author: given(&metadata.author),
            subject: given(&metadata.subject),
            keywords: given(&Some(metadata.keywords.join(", "))),
            language: metadata.language.tag().to_owned(),
            date: metadata.date.filter(|date| date.year() >= 0).map(|date| (date.year(), date.month(), date.day())),
        }
    }

    /// Returns the XMP packet.
    fn packet(&self, declared: Declared) -> String {
        let mut xml = String::from(PACKET_START);
        if let Some(part) = declared.archive {
            let _ = writeln!(xml, "<pdfaid:part>{part}</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>");
        }
        if let Some(part) = declared.access {
            let _ = writeln!(xml, "<pdfuaid:part>{part}</pdfuaid:part>");
        }
        if declared.access == Some(2) {
            // From its second part on, a standard is told by its year too.
            xml.push_str("<pdfuaid:rev>2024</pdfuaid:rev>\n");
        }
        let mut property = |name: &str, value: &str| _ = writeln!(xml, "<{name}>{value}</{name}>");
        let only =
            |container: &str, value: &str| format!("<rdf:{container}><rdf:li>{value}</rdf:li></rdf:{container}>");
        let default = |value: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{value}</rdf:li></rdf:Alt>");
        property("dc:title", &default(&escape(&self.title)));
        if let Some(author) = &self.author {
            property("dc:creator", &only("Seq", &escape(author)));
        }
        if let Some(subject) = &self.subject {
            property("dc:description", &default(&escape(subject)));
        }
        property("dc:language", &only("Bag", &escape(&self.language)));
        property("dc:format", "application/pdf");
        if let Some(keywords) = &self.keywords {
            property("pdf:Keywords", &escape(keywords));
        }
        property("pdf:Producer", PROGRAM);
        property("xmp:CreatorTool", PROGRAM);
        if let Some((year, month, day)) = self.date {
            let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
            property("xmp:CreateDate", &date);
            property("xmp:ModifyDate", &date);
        }
        if declared.archive.is_some() {
            xml.push_str(EXTENSION_SCHEMA);
        }
        xml.push_str(PACKET_END);
        xml
    }
}

/// Returns a text in one line, without characters that XML cannot hold.
fn clean(text: &str) -> String {
    let is_lost = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(['\n', '\t'], " ").chars().filter(|&c| !is_lost(c)).collect::<String>().trim().to_owned()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const PACKET_START: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n",
);

/// PDF/A knows nothing of PDF/UA, so that its property is explained (ISO 19005-2, 6.6.2.3.3).
const EXTENSION_SCHEMA: &str = concat!(
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n",
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n",
    "<pdfaProperty:category>internal</pdfaProperty:category>\n",
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>\n",
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n",
);

const PACKET_END: &str = "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
