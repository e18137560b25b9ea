//! What a user can type.

use super::report::day;
use briefpress::diagnostics::Code;
use briefpress::outline::{Format, Paper};
use briefpress::pdf::Standard;
use briefpress::plan::Options;
use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;
use std::path::PathBuf;

/// Examples under each command's help.
const EXAMPLES: &str = "\
Examples:
  briefpress build                      all outlines under briefs/, into out/
  briefpress check briefs/congress.yaml what is wrong with one outline
  briefpress list                       what there is to build";

const BUILD_EXAMPLES: &str = "\
Examples:
  briefpress build                              all outlines under briefs/
  briefpress build briefs/congress.yaml -f memo the memo of one outline
  briefpress build -a congress,public -o drafts two audiences, into drafts/
  briefpress build -f memo --booklet            to be folded, on paper of twice the size
  briefpress build -f memo,deck --combine       one PDF for each outline
  briefpress build --paper a4 -j 1              on A4, one PDF at a time
  briefpress build -f handout --grayscale       for a printer without colours
  briefpress build -f memo --copies names.csv   a numbered copy for each name
  briefpress build --dry-run                    what would be written
  briefpress build --pdf a3a                    with outline, report and evidence attached
  briefpress build -f memo --changes-since v1.0 bars beside what has changed since v1.0
  briefpress build --lock=owner.txt             locked with the password in owner.txt

Exit status: 0, all was built; 1, an input is wrong (the rest is built); 2, the command line is wrong.";

const CHECK_EXAMPLES: &str = "\
Examples:
  briefpress check                                 all outlines under briefs/
  briefpress check briefs/congress.yaml            one outline
  briefpress check --message-format json 2>told.jsonl  one JSON object a line, for an editor
  briefpress check --message-format sarif >told.sarif  for code scanning

Exit status: 0, nothing is wrong; 1, an input is wrong; 2, the command line is wrong.";

const ACCEPT_EXAMPLES: &str = "\
Examples:
  briefpress accept                       a lock beside each outline under briefs/
  briefpress accept briefs/congress.yaml  of one outline: briefs/congress.lock
  briefpress check                        then tells claims whose passages have changed or moved
  briefpress check --fix                  and writes the new addresses of those that have moved

An outline in which something is wrong is not accepted.";

const COVERAGE_EXAMPLES: &str = "\
Examples:
  briefpress coverage                        the outlines under briefs/ against their report
  briefpress coverage --pdf -o drafts        and as drafts/coverage.pdf
  briefpress coverage --message-format json  one JSON object a line

3p 1f 2r: three passages are told, and one figure and two recommendations stand on them.";

const TRACE_EXAMPLES: &str = "\
Examples:
  briefpress trace briefs/congress.yaml                     every claim, with the words of the report behind it
  briefpress trace briefs/congress.yaml --claim 2/figure-1  one claim, by its name
  briefpress trace briefs --claim congress.yaml:23          what stands on a line of an outline
  briefpress trace briefs --claim overdose                  the claims with a word
  briefpress trace briefs/congress.yaml --html trace.html   a page of two columns, claims and report
  briefpress trace briefs --message-format json             one JSON object a line, a claim each

Exit status: 0, all was traced, whatever it stands on; 1, an input cannot be read; 2, there is no such claim.";

const LIST_EXAMPLES: &str = "\
Examples:
  briefpress list                        all outlines under briefs/
  briefpress list -f memo                with the pages of the memos alone
  briefpress list --json                 one JSON object a line

Pages are counted on the set pages; minutes are those that the sections state. Sheets are those of a copy of all formats
but the deck: a page each, or two where the outline says `duplex`.";

const INSPECT_EXAMPLES: &str = "\
Examples:
  briefpress inspect out/congress-memo.pdf           metadata, bookmarks, tags, links, fonts
  briefpress inspect --speech out/congress-memo.pdf  the memo as a screen reader tells it
  briefpress inspect --tags a.pdf > a.txt            the tag tree, to compare with another

Exit status: 0, the PDF was read; 1, it cannot be read; 2, the command line is wrong.";

const DRAFT_EXAMPLES: &str = "\
Examples:
  briefpress draft briefs/report.md -o briefs/council.yaml   an outline for the council, to cut down
  briefpress draft briefs/report.md -a schools | less        to look at, what speaks of schools first

The outline builds as it is: it is checked as any outline is before it is written, and what does not hold is left out. A file
that is there is never overwritten. Without -o the report is named as from its own folder.";

const DIFF_EXAMPLES: &str = "\
Examples:
  briefpress diff old/council.yaml briefs/council.yaml  two outlines
  briefpress diff --rev v1.0                            all under briefs/, against how they were at v1.0
  briefpress diff --rev v1.0..main briefs/council.yaml  one of them, at two revisions

Revisions are read by the program git. Exit status: 0, both were read, whatever they differ in; 1, one cannot be read; 2, the
command line is wrong; with --exit-code, 3 where they differ.";

const VERIFY_EXAMPLES: &str = "\
Examples:
  briefpress verify out/congress-memo.pdf                     what it carries, against its own receipts and pages
  briefpress verify congress-memo.pdf --report report.md      and against the report at hand: what has changed since
  briefpress verify congress-memo.pdf --message-format json   one JSON object a line, the verdict last

The PDF is one that `briefpress build --pdf a3a` made. Exit status: 0, all holds; 1, something does not, or the PDF cannot
be verified; 2, the command line is wrong.";

const NEW_EXAMPLES: &str = "\
Examples:
  briefpress new bridge                  a project in the folder bridge
  cd bridge && briefpress build          its deck, memo and handout
  briefpress new bridge --language en-US with numbers and dates as there

A folder that is not empty is left as it is.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  briefpress explain E0313   what a code means
  briefpress explain uncited the same by the name of a lint
  briefpress explain         all codes";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  briefpress schema > outline.schema.json      then, in the first line of an outline:
  # yaml-language-server: $schema=../outline.schema.json
  briefpress schema theme > theme.schema.json  the same for themes";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  briefpress completions bash > ~/.local/share/bash-completion/completions/briefpress
  briefpress completions zsh > ~/.zfunc/_briefpress
  briefpress completions fish > ~/.config/fish/completions/briefpress.fish";

/// Turns one long report and one short outline per audience into print-ready, accessible PDF briefings.
#[derive(Debug, Parser)]
#[command(name = "briefpress", version, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Builds the PDFs.
    Build(Build),
    /// Makes every check and writes no PDF.
    Check(Check),
    /// Writes beside each outline what it cites, so that later checks tell what of it has changed.
    Accept(Accept),
    /// Prints which sections of the report reach which audience, and what none is told.
    Coverage(Coverage),
    /// Shows each claim with the words of the report behind it, the rule that matched, and what was not established.
    Trace(Trace),
    /// Lists the outlines: audience, title, occasion, date, minutes, sheets of paper for a copy, pages of each format.
    List(List),
    /// Tells what a finished PDF says of itself: tags, bookmarks, fonts, links, metadata.
    Inspect(Inspect),
    /// Writes an outline drawn from a report: its sections, figures and recommendations, each with its passage.
    Draft(Draft),
    /// Tells what an outline says that an earlier one did not: claims, figures, recommendations, not lines.
    Diff(Diff),
    /// Compares what a finished PDF carries of its evidence: attached files, passages, pages, and a report at hand.
    Verify(Verify),
    /// Makes a small project that builds at once, and explains itself by comments.
    New(New),
    /// Tells what a diagnostic means, with an example and its mend; without a code, lists them all.
    Explain(Explain),
    /// Prints the JSON Schema of an outline or a theme, for editors.
    Schema(Schema),
    /// Prints a completion script for a shell.
    Completions(Completions),
}

#[derive(Debug, Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// Folder for the PDFs; made where there is none.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub(crate) out: PathBuf,
    /// Puts the pages of memos and handouts two to a side of a sheet of twice the size, to be folded and stapled.
    #[arg(long, conflicts_with = "combine")]
    pub(crate) booklet: bool,
    /// Tells what would be written, with its pages, and writes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Makes a PDF for each line of a CSV file with the columns name, organisation and, where copies are numbered otherwise
    /// than in order, copy: addressed on the title page, numbered behind the text.
    #[arg(long, value_name = "FILE")]
    pub(crate) copies: Option<PathBuf>,
    /// Turns all colours into greys in the drawing, pictures included.
    #[arg(long)]
    pub(crate) grayscale: bool,
    /// Keeps no more pixels of pictures than a screen shows: 150 to the inch, in place of 300 for print.
    #[arg(long)]
    pub(crate) screen: bool,
    /// Prints dark slides on white, with dark text.
    #[arg(long)]
    pub(crate) ink_saver: bool,
    /// Makes one PDF of all formats of an outline, each a part of its own.
    #[arg(long)]
    pub(crate) combine: bool,
    /// Standards that the PDFs keep to: 2a-ua1 for PDF/A-2a and PDF/UA-1; a3a for PDF/A-3a and PDF/UA-1, with outline,
    /// report and evidence attached; ua2 for PDF/UA-2 on PDF 2.0; 1.7 for PDF 1.7, which declares none.
    #[arg(long, value_name = "MODE", default_value = "2a-ua1")]
    pub(crate) pdf: PdfMode,
    /// Marks in memos what has changed since an earlier version, by bars in the margin and a list: the earlier outline, or
    /// a revision of the git repository.
    #[arg(long, value_name = "OLD")]
    pub(crate) changes_since: Option<String>,
    /// Locks the PDFs: anyone may read, print and have them read aloud, changing and copying take the password in FILE's
    /// first line, or in the environment variable BRIEFPRESS_LOCK. Locked PDFs are no PDF/A.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[allow(clippy::option_option, reason = "with a file, without one, or not at all")]
    pub(crate) lock: Option<Option<PathBuf>>,
    #[command(flatten)]
    pub(crate) shown: ShownAnyhow,
}

#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// Writes what has one safe mend: new addresses of passages that have moved since they were accepted, keys and sections that
    /// are mistyped by one letter. Tells each.
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix: tells what would be written, and writes nothing.
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Lists every number of the outlines with what stands behind it, and totals.
    #[arg(long)]
    pub(crate) census: bool,
    #[command(flatten)]
    pub(crate) shown: ShownAnyhow,
}

#[derive(Debug, Args)]
#[command(after_help = ACCEPT_EXAMPLES)]
pub(crate) struct Accept {
    /// Outlines, or folders of them [default: briefs].
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only the outlines for these audiences.
    #[arg(short, long = "audience", value_name = "NAME", value_delimiter = ',')]
    pub(crate) audiences: Vec<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = COVERAGE_EXAMPLES)]
pub(crate) struct Coverage {
    /// Outlines, or folders of them [default: briefs].
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Writes it as a PDF too, coverage.pdf.
    #[arg(long)]
    pub(crate) pdf: bool,
    /// Folder for the PDF; made where there is none.
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = TRACE_EXAMPLES)]
pub(crate) struct Trace {
    /// Outlines, or folders of them [default: briefs].
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only the outlines for these audiences.
    #[arg(short, long = "audience", value_name = "NAME", value_delimiter = ',')]
    pub(crate) audiences: Vec<String>,
    /// Only these claims: by name (2/figure-1), by place (congress.yaml:23, or :23), or by words; may be given several times.
    #[arg(short, long = "claim", value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
    /// Writes one outline's claims beside its report as a page for the browser, which needs nothing else.
    #[arg(long, value_name = "FILE", visible_short_alias = 'o', conflicts_with = "claims")]
    pub(crate) html: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = LIST_EXAMPLES)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) chosen: Chosen,
    /// One JSON object a line; short for --message-format json.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = INSPECT_EXAMPLES)]
pub(crate) struct Inspect {
    /// The PDF, made by this program or another.
    pub(crate) file: PathBuf,
    /// The tag tree with what its elements say.
    #[arg(long)]
    pub(crate) tags: bool,
    /// The document as a screen reader tells it; only where asked for.
    #[arg(long)]
    pub(crate) speech: bool,
    /// The bookmarks.
    #[arg(long)]
    pub(crate) outline: bool,
    /// The fonts.
    #[arg(long)]
    pub(crate) fonts: bool,
    /// The links, page by page.
    #[arg(long)]
    pub(crate) links: bool,
    /// Title, dates, standards, pages, protection, attachments.
    #[arg(long)]
    pub(crate) metadata: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = DRAFT_EXAMPLES)]
pub(crate) struct Draft {
    /// The report, in Markdown.
    #[arg(value_name = "REPORT")]
    pub(crate) report: PathBuf,
    /// For whom: one word, as `--audience` of other commands takes it. What the report says of them weighs more.
    #[arg(short, long, value_name = "NAME", value_parser = super::draft::audience)]
    pub(crate) audience: Option<String>,
    /// The file that is written; standard output where none is named. One that is there is not overwritten.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = DIFF_EXAMPLES, override_usage = "briefpress diff OLD NEW\n       briefpress diff --rev OLD[..NEW] [PATH]...")]
pub(crate) struct Diff {
    /// Two outlines, the older first; with --rev, outlines or folders of them [default: briefs].
    #[arg(value_name = "PATH", required_unless_present = "revisions")]
    pub(crate) paths: Vec<PathBuf>,
    /// Revision of a git repository to compare with the files as they are; OLD..NEW, or given twice, to compare two.
    #[arg(long = "rev", value_name = "REV", action = clap::ArgAction::Append)]
    pub(crate) revisions: Vec<String>,
    /// Ends with status 3 where something differs.
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// One JSON object a line; short for --message-format json.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(crate) struct Verify {
    /// The PDF, made with --pdf a3a.
    pub(crate) file: PathBuf,
    /// The report at hand, or a chapter of it by the name of the attached one; may be given several times.
    #[arg(short, long = "report", value_name = "FILE")]
    pub(crate) reports: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = NEW_EXAMPLES)]
pub(crate) struct New {
    /// The folder; made where there is none.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Language of the report and the outline.
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = super::new::language)]
    pub(crate) language: String,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct Explain {
    /// A code, or the name of a lint, in letters of any case.
    #[arg(value_name = "CODE", value_parser = super::explain::code)]
    pub(crate) code: Option<Code>,
}

#[derive(Debug, Args)]
#[command(after_help = SCHEMA_EXAMPLES)]
pub(crate) struct Schema {
    /// The kind of file.
    #[arg(value_name = "KIND", default_value = "outline")]
    pub(crate) of: SchemaOf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    Outline,
    Theme,
}

#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_EXAMPLES)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

/// What is worked on.
#[derive(Debug, Args)]
pub(crate) struct Chosen {
    /// Outlines, or folders of them; a folder is searched for .yaml and .yml files, names that begin with `_` are passed
    /// over [default: briefs].
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Only these formats [default: those that the outline names, else deck,memo,handout].
    #[arg(short, long = "format", value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) formats: Vec<FormatName>,
    /// Only the outlines for these audiences.
    #[arg(short, long = "audience", value_name = "NAME", value_delimiter = ',')]
    pub(crate) audiences: Vec<String>,
    /// Paper, whatever the outlines say [default: the outline's, else by its language's region].
    #[arg(long, value_name = "PAPER", ignore_case = true)]
    pub(crate) paper: Option<PaperName>,
    /// PDFs that are made at the same time [default: one for each processor].
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// Makes errors of claims without a passage, and of numbers for which more than one would do.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Looks among the fonts of this machine for characters that no other face has. Other machines may give other bytes.
    #[arg(long)]
    pub(crate) system_fonts: bool,
    /// Takes in the parts of outlines that are private; their PDFs are called after it: council-private-memo.pdf.
    #[arg(long)]
    pub(crate) private: bool,
}

/// How a run is told.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// Form of what is printed: for people, or one JSON object a line.
    #[arg(long, value_name = "FORM", default_value = "human", value_parser = lines_alone)]
    pub(crate) message_format: MessageFormat,
    #[command(flatten)]
    pub(crate) looks: Looks,
}

/// How a run is told that finds what is wrong.
#[derive(Debug, Args)]
pub(crate) struct ShownAnyhow {
    /// Form of what is printed: for people; json, one object a line; sarif, one log (SARIF 2.1.0) on standard output; github,
    /// workflow commands that mark lines in a pull request.
    #[arg(long, value_name = "FORM", default_value = "human")]
    pub(crate) message_format: MessageFormat,
    #[command(flatten)]
    pub(crate) looks: Looks,
}

/// How loud and how colourful a run is.
#[derive(Debug, Args)]
pub(crate) struct Looks {
    /// Colours on the terminal; NO_COLOR is honoured.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: clap::ColorChoice,
    /// Prints diagnostics alone: no line for each PDF, no progress.
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    Human,
    Json,
    Sarif,
    Github,
}

/// Reads the form of a command that prints lines alone.
fn lines_alone(word: &str) -> Result<MessageFormat, String> {
    match word {
        "human" => Ok(MessageFormat::Human),
        "json" => Ok(MessageFormat::Json),
        _ => {
            Err("this command speaks `human` or `json`; `build` and `check` speak `sarif` and `github` too".to_owned())
        }
    }
}

/// A format by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FormatName(pub(crate) Format);

impl ValueEnum for FormatName {
    fn value_variants<'a>() -> &'a [FormatName] {
        &[
            FormatName(Format::Deck),
            FormatName(Format::Memo),
            FormatName(Format::Onepager),
            FormatName(Format::Handout),
            FormatName(Format::Notes),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PdfMode {
    #[value(name = "2a-ua1")]
    Archive,
    #[value(name = "a3a")]
    Carrier,
    #[value(name = "ua2")]
    Access,
    #[value(name = "1.7")]
    Plain,
}

/// A paper by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PaperName(pub(crate) Paper);

impl ValueEnum for PaperName {
    fn value_variants<'a>() -> &'a [PaperName] {
        &[
            PaperName(Paper::Letter),
            PaperName(Paper::Legal),
            PaperName(Paper::Tabloid),
            PaperName(Paper::A3),
            PaperName(Paper::A4),
            PaperName(Paper::A5),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let named = Paper::ALL.iter().find(|(_, paper)| *paper == self.0)?;
        Some(PossibleValue::new(named.0))
    }
}

impl PdfMode {
    /// Returns the standards.
    pub(crate) fn standard(self) -> Standard {
        match self {
            PdfMode::Archive => Standard::Archive,
            PdfMode::Carrier => Standard::Carrier,
            PdfMode::Access => Standard::Access,
            PdfMode::Plain => Standard::Plain,
        }
    }
}

impl Chosen {
    /// Returns what the library is asked for.
    pub(crate) fn options(&self, moment: Option<Timestamp>) -> Options {
        Options {
            formats: self.formats.iter().map(|name| name.0).collect(),
            audiences: self.audiences.clone(),
            paper: self.paper.map(|paper| paper.0),
            date: moment.map(day),
            moment,
            jobs: self.jobs.map_or(0, usize::from),
            strict: self.strict,
            private: self.private,
            system_fonts: self.system_fonts,
            machine: super::privacy::machine(),
            ..Options::default()
        }
    }
}
