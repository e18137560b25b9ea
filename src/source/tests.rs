use super::*;
use crate::diagnostics::human;

/// Loads a path that the file `briefs/a.yaml` names, and returns what the user is told.
fn refusal(files: &dyn Files, path: &str) -> String {
    let mut sources = Sources::new(files, "/project");
    let outline = sources.load("briefs/a.yaml".as_ref(), None).unwrap();
    let from = Span { file: outline, start: 8, end: 14 };
    let diagnostic = sources.load(path.as_ref(), Some(from)).unwrap_err();
    assert!(diagnostic.help.is_some(), "every message has a mend");
    human::render(&diagnostic, &sources.read, false)
}

fn project() -> Memory {
    Memory::from([
        ("/project/briefs/a.yaml", "report: report.md\n"),
        ("/project/briefs/report.md", "# Trade\n"),
        ("/project/shared/annex.md", "# Annex\n"),
        ("/etc/passwd", "root\n"),
    ])
}

fn load(bytes: &[u8]) -> (Option<String>, String) {
    let mut files = Memory::default();
    files.insert("report.md", bytes);
    let mut sources = Sources::new(&files, "");
    match sources.load("report.md".as_ref(), None) {
        Ok(id) => (Some(sources.file(id).text.clone()), String::new()),
        Err(diagnostic) => (None, human::render(&diagnostic, &sources.read, false)),
    }
}

#[test]
fn a_path_is_relative_to_the_file_that_names_it_and_read_once() {
    let files = project();
    let mut sources = Sources::new(&files, "/project");
    let outline = sources.load("briefs/a.yaml".as_ref(), None).unwrap();
    let from = Some(Span { file: outline, start: 8, end: 17 });
    let report = sources.load("report.md".as_ref(), from).unwrap();
    assert_eq!(sources.file(report).path, Path::new("briefs/report.md"));
    let annex = sources.load("../shared/annex.md".as_ref(), from).unwrap();
    assert_eq!(sources.file(annex).path, Path::new("shared/annex.md"));
    assert_eq!(sources.load("./../briefs/report.md".as_ref(), from).unwrap(), report);
    assert_eq!(sources.load("/project/briefs/report.md".as_ref(), from).unwrap(), report);
    assert_eq!(sources.read.len(), 3);
}

#[test]
fn paths_that_leave_the_project_are_refused() {
    let files = project();
    for path in ["../../etc/passwd", "/etc/passwd", "../../project/../etc/passwd", "../.."] {
        let told = refusal(&files, path);
        assert!(told.starts_with("error[E0002]"), "{told}");
        assert!(told.contains("--> briefs/a.yaml:1:9"), "{told}");
        assert!(told.contains(path), "{told}");
    }
    let told = refusal(&files, "/project-two/report.md");
    assert!(told.starts_with("error[E0002]"), "a folder whose name begins alike is another: {told}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_outside_is_refused_and_one_inside_is_followed() {
    let outside = tempfile::tempdir().unwrap();
    let project = tempfile::tempdir().unwrap();
    let write = |path: PathBuf, text: &str| {
        #[allow(clippy::disallowed_methods, reason = "the test makes its own project")]
        std::fs::write(path, text).unwrap();
    };
    write(outside.path().join("secret.md"), "# Secret\n");
    write(project.path().join("report.md"), "# Trade\n");
    std::os::unix::fs::symlink(outside.path().join("secret.md"), project.path().join("out.md")).unwrap();
    std::os::unix::fs::symlink(outside.path(), project.path().join("folder")).unwrap();
    std::os::unix::fs::symlink("report.md", project.path().join("in.md")).unwrap();
    let mut sources = Sources::new(&Disk, project.path());
    for path in ["out.md", "folder/secret.md"] {
        assert_eq!(sources.load(path.as_ref(), None).unwrap_err().code, codes::LINK_OUTSIDE);
    }
    let report = sources.load("report.md".as_ref(), None).unwrap();
    assert_eq!(sources.load("in.md".as_ref(), None).unwrap(), report);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let diagnostic = Sources::new(&Disk, "/dev").load("zero".as_ref(), None).unwrap_err();
    assert_eq!(diagnostic.code, codes::FILE_UNREADABLE);
}

#[test]
fn names_of_devices_and_control_characters_are_refused() {
    let files = project();
    for path in ["nul", "CON.md", "sub/Lpt1.tar.gz", "com¹", "aux .md"] {
        let told = refusal(&files, path);
        assert!(told.starts_with("error[E0004]") && told.contains("device"), "{told}");
    }
    for path in ["console.md", "com.md", "com10.md", "null.md"] {
        assert!(refusal(&files, path).starts_with("error[E0001]"), "{path} is an ordinary name");
    }
    assert!(refusal(&files, "report\0.md").contains("U+0000"));
    assert!(refusal(&files, "").contains("the path is empty"));
}

#[test]
fn a_missing_file_is_told_with_the_nearest_name() {
    let told = refusal(&project(), "reprot.md");
    insta::assert_snapshot!(told, @r"
    error[E0001]: `reprot.md` was not found
     --> briefs/a.yaml:1:9
      |
    1 | report: report.md
      |         ^^^^^^ named here
      |
      = note: looked for `briefs/reprot.md` in the project folder `/project`
      = help: did you mean `report.md`?
    ");
    assert!(refusal(&project(), "../sharde/annex.md").contains("did you mean `shared`?"));
    assert!(refusal(&project(), "..\\shared\\annex.md").contains("by `/`"));
    assert!(refusal(&project(), "report.md/x").contains("was not found"));
}

#[test]
fn a_folder_is_no_file() {
    assert!(refusal(&project(), "../shared").starts_with("error[E0005]: `../shared` is a folder"));
    assert!(refusal(&project(), ".").starts_with("error[E0005]"));
}

#[test]
fn a_byte_order_mark_and_carriage_returns_are_taken_off() {
    let (text, _) = load(b"\xEF\xBB\xBF# Trade\r\n\r\ngoods\rmore\n");
    assert_eq!(text.unwrap(), "# Trade\n\ngoods\nmore\n");
}

#[test]
fn bytes_that_are_not_utf8_are_told_with_their_place() {
    let (text, told) = load(b"\xEF\xBB\xBF# Trade\n\na caf\xE9 closed\n");
    assert_eq!(text, None);
    insta::assert_snapshot!(told, @r"
    error[E0009]: `report.md` is not UTF-8
     --> report.md:3:6
      |
    3 | a caf� closed
      |      ^ this byte is no part of a character
      |
      = note: it is byte 17 of the file, counted from 0: line 3, column 6
      = help: save the file as UTF-8
    ");
    assert!(load(b"\xFF\xFE#\0 \0T\0").1.contains("UTF-16"));
}

#[test]
fn control_characters_are_told_with_their_place() {
    let (_, told) = load("é\r\n# Tra\0de\n".as_bytes());
    insta::assert_snapshot!(told, @r"
    error[E0010]: `report.md` holds a NUL byte
     --> report.md:2:6
      |
    2 | # Tra␀de
      |      ^ nothing can be printed for it
      |
      = help: take it out; of the control characters only tabs and line ends may stand in a text
    ");
    assert!(load("# Tra\u{9B}de".as_bytes()).1.contains("U+009B"));
    // A character of two bytes across the border of a chunk.
    let long = format!("{}\u{A0}\u{7F}", "x".repeat(4095));
    assert!(load(long.as_bytes()).1.contains("U+007F"));
    assert!(load("tabs\tand àÀ\u{A0}«»\n".as_bytes()).0.is_some());
}

#[test]
fn a_file_without_words_is_empty() {
    for bytes in ["", "\u{FEFF}", " \n\r\n"] {
        assert!(load(bytes.as_bytes()).1.starts_with("error[E0008]: `report.md` is empty"));
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    /// Files that may be measured and must not be read.
    struct Large;
    impl Files for Large {
        fn read(&self, _: &Path) -> std::io::Result<Vec<u8>> {
            panic!("read")
        }
        fn size(&self, _: &Path) -> std::io::Result<u64> {
            Ok(10 << 20)
        }
        fn list(&self, _: &Path) -> std::io::Result<Vec<PathBuf>> {
            Ok(Vec::new())
        }
        fn is_folder(&self, _: &Path) -> bool {
            false
        }
        fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
            Ok(path.to_path_buf())
        }
    }
    let diagnostic = Sources::new(&Large, "/p").load_within("a.yaml".as_ref(), None, OUTLINE_LIMIT).unwrap_err();
    assert_eq!(diagnostic.message, "`a.yaml` is too large: 10 MiB of at most 512 KiB");
}

#[test]
fn the_project_folder_is_found_by_its_marks() {
    let current = Path::new("/home/desk");
    let folder = |files: &Memory, outline: &str| project_folder(files, outline.as_ref(), current);
    let mut files = Memory::from([("/home/desk/briefs/mexico/a.yaml", "x"), ("/srv/other/b.yaml", "x")]);
    assert_eq!(folder(&files, "briefs/mexico/a.yaml"), current);
    assert_eq!(folder(&files, "/srv/other/b.yaml"), Path::new("/srv/other"));
    files.insert("/home/desk/briefs/briefpress.toml", "");
    assert_eq!(folder(&files, "briefs/mexico/a.yaml"), Path::new("/home/desk/briefs"));
    assert_eq!(folder(&files, "briefs/mexico"), Path::new("/home/desk/briefs"));
    files.insert("/srv/.git/HEAD", "");
    assert_eq!(folder(&files, "/srv/other/b.yaml"), Path::new("/srv"));
}

#[test]
fn lines_and_columns_count_from_one_in_characters() {
    let file = SourceFile::new("a", "é1\n\n日本x");
    assert_eq!(file.line_column(0), (1, 1));
    assert_eq!(file.line_column(2), (1, 2));
    assert_eq!(file.line_column(1), (1, 1), "inside a character is its own place");
    assert_eq!(file.line_column(4), (2, 1));
    assert_eq!(file.line_column(11), (3, 3));
    assert_eq!(file.line_column(900), (3, 4), "past the end is the end");
}

/// Aligns a decoded text with its scalar, and returns the file's words for a part of the text.
fn words<'a>(raw: &'a str, text: &str, part: &str) -> &'a str {
    let file = SourceFile::new("a", raw);
    let span = Span { file: FileId(0), start: 4, end: raw.len() as u32 };
    let located = Located::aligned(text, span, &file);
    let start = text.find(part).unwrap();
    let found = located.span(start..start + part.len());
    &raw[found.start as usize..found.end as usize]
}

#[test]
fn scalars_are_aligned_with_their_text() {
    assert_eq!(words("k:  plain words", "plain words", "words"), "words");
    assert_eq!(words("k:  plain\n      words here", "plain words here", "words"), "words");
    assert_eq!(words("k:  plain\n      words here", "plain words here", "plain words"), "plain\n      words");
    assert_eq!(words("k:  'it''s mine'", "it's mine", "mine"), "mine");
    assert_eq!(words("k:  'it''s mine'", "it's mine", "it's"), "it''s");
    assert_eq!(words(r#"k:  "a\u00e9\tb c""#, "aé\tb c", "b"), "b");
    assert_eq!(words(r#"k:  "a\u00e9\tb c""#, "aé\tb c", "é"), r"\u00e9");
    assert_eq!(words(r#"k:  "a\Lb""#, "a\u{2028}b", "\u{2028}"), r"\L");
    assert_eq!(words("k:  \"one \\\n    two\"", "one two", "two"), "two");
    assert_eq!(words("k:  \"one\n\n    two\"", "one\ntwo", "two"), "two");
    assert_eq!(words("k:  >- # folded\n  one\n  two\n\n  three", "one two\nthree", "two"), "two");
    assert_eq!(words("k:  >- # folded\n  one\n  two\n\n  three", "one two\nthree", "three"), "three");
    assert_eq!(words("k:  |\n  one\n    two\n", "one\n  two\n", "two"), "two");
    assert_eq!(words("k:  |\n  one\n\n  \n  two", "one\n\n\ntwo\n", "two"), "two");
}

#[test]
fn a_scalar_that_does_not_align_has_its_whole_place() {
    assert_eq!(words("k:  *alias", "other words", "words"), "*alias");
    assert_eq!(words("k:  \"\\ud83d\\ude00 x\"", "😀 x", "x"), "\"\\ud83d\\ude00 x\"");
}

#[test]
fn places_on_a_line_that_never_ends_are_found() {
    let text = format!("a\n{}z\n\nb", "é".repeat(3000));
    let file = SourceFile::new("a", text.as_str());
    assert_eq!(file.line_column(text.find('z').unwrap()), (2, 3001));
    assert_eq!(file.line_at(text.find('z').unwrap()), 2..6003);
    assert_eq!(file.line_at(6003), 2..6003, "its end is on it");
    assert_eq!((file.line_column(6004), file.line_at(6004)), ((3, 1), 6004..6004));
    assert_eq!((file.line_column(9999), file.line_at(9999)), ((4, 2), 6005..6006));
}
