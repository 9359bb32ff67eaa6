import Foundation
import TestSupport
import Testing

/// What becomes of what heft writes, where the disk is full, the reader gone, or something stands there.
@Suite(.serialized) struct WritingTests {
  private static let data: TemporaryFolder = {
    let data = TemporaryFolder()
    _ = try? HeftProcess.run([], input: "note a note\nsize [1]\n", data: data)
    return data
  }()
  private let folder = TemporaryFolder()

  private func run(_ script: String, input: String = "") throws -> HeftProcess {
    try HeftProcess.run(
      script: "cd '\(folder.path)' || exit 99\n\(script)", input: input, data: Self.data)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test(
    "H3 What cannot be written to standard output is no success",
    arguments: [
      "size '[1]' --json", "size '[1]'", "--help", "lessons --json", "notes export", "notes show",
      "doctor --json",
    ])
  func fullOutput(_ command: String) throws {
    let heft = try run("\"$HEFT\" \(command) > /dev/full")
    #expect(heft.exitCode == 1)
    #expect(heft.errors.contains("Standard output cannot be written: No space left on device."))
  }

  @Test("H3 So it is where standard output is closed, or ends too early")
  func closedOutput() throws {
    let closed = try run("\"$HEFT\" size '[1]' >&-")
    #expect(closed.exitCode == 1)
    #expect(closed.errors.contains("Standard output cannot be written: Bad file descriptor."))
    let script = try run("\"$HEFT\" > /dev/full", input: "1 + 1\n")
    #expect(script.exitCode == 1)
    let short = try run("trap '' XFSZ; ulimit -f 1; \"$HEFT\" notes export --format html > cut")
    #expect(short.exitCode == 1)
    #expect(short.errors.contains("Standard output cannot be written: File too large."))
  }

  @Test("H3 A reader who has had enough is no trouble, and a closed standard error none either")
  func goneReader() throws {
    let head = try run("\"$HEFT\" notes export --format json | head -c 1")
    #expect(head.exitCode == 0)
    #expect(head.output == "{" && head.errors.isEmpty, "\(head.errors)")
    let ignoring = try run("trap '' PIPE; { \"$HEFT\" lessons; echo $? >&2; } | true")
    #expect(ignoring.errors == "1\n" || ignoring.errors == "0\n", "\(ignoring.errors)")
    let mute = try run("\"$HEFT\" size '[1]' 2>&-")
    #expect(mute.exitCode == 0 && mute.output.contains("list of 1 int"))
  }

  @Test("H3 The editor's file on a full disk is said, and the note stays as it was")
  func fullEditorFile() throws {
    let letters = String(repeating: "a", count: 3000)
    let terminal = try HeftTerminal(
      data: TemporaryFolder(), directory: folder,
      environment: [
        "HEFT": HeftProcess.executable.path(), "EDITOR": "true", "TMPDIR": folder.path,
      ])
    try terminal.enter("note \(letters.prefix(60))", expecting: "Noted")
    // The folder for the editor's file is not there any more: nothing can be written.
    try FileManager.default.removeItem(at: folder.url)
    try terminal.enter("note --edit", expecting: "The file for the editor cannot be written")
    try terminal.enter("notes show", expecting: String(letters.prefix(60)))
  }

  @Test(
    "H3 An editor's file that is cut by a full disk is not read back",
    .enabled(if: getuid() == 0, "only root can make a disk that is full"))
  func fullEditorDisk() throws {
    let disk = folder.path + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    // The kernel rounds up to a page, which the first file takes.
    let fill =
      "mount -t tmpfs -o size=4k none '\(disk)' && echo full > '\(disk)/file' && exec \"$@\""
    let terminal = try HeftTerminal(
      data: TemporaryFolder(), directory: folder,
      environment: ["EDITOR": "true", "TMPDIR": disk],
      prefix: ["/usr/bin/unshare", "-m", "/bin/bash", "-c", fill, "bash"])
    try terminal.enter("note all that was written", expecting: "Noted")
    try terminal.enter("note --edit", expecting: "cannot be written")
    try terminal.enter("notes show", expecting: "all that was written")
  }

  @Test("H4 Exports go through links and into devices and pipes, and leave them what they are")
  func exports() throws {
    let heft = try run(
      """
      mkfifo pipe; ln -s target link; touch target; chmod 640 target
      "$HEFT" notes export --output link || exit 11
      [ -L link ] && [ "$(stat -c %a target)" = 640 ] || exit 12
      "$HEFT" notes export --output target >/dev/null || exit 13
      cat pipe > got & "$HEFT" notes export --output pipe --format md || exit 14
      wait; [ -p pipe ] && cmp -s got target || exit 15
      "$HEFT" notes export --output /dev/stdout --format md > redirected || exit 16
      cmp redirected target || exit 17
      "$HEFT" notes export --output /dev/stdout --format md | cmp - target || exit 18
      "$HEFT" notes export --output /dev/full --format md && exit 19
      [ -c /dev/full ] || exit 20
      umask 027; "$HEFT" notes export --output new.html || exit 21
      [ "$(stat -c %a new.html)" = 640 ] || exit 22
      ls -A
      """)
    #expect(heft.exitCode == 0, "\(heft.exitCode): \(heft.errors)")
    #expect(heft.errors.hasPrefix("The file /dev/full cannot be written"))
    #expect(heft.output.hasSuffix("got\nlink\nnew.html\npipe\nredirected\ntarget\n"))
  }

  @Test(
    "H4 Only heft's own exports are replaced without a question",
    arguments: ["md", "html", "ipynb", "json"])
  func ownExports(_ format: String) throws {
    let heft = try run(
      """
      echo mine > notes.\(format)
      "$HEFT" notes export --output notes.\(format); echo "exit $?"; cat notes.\(format)
      "$HEFT" notes export --output notes.\(format) --force || exit 12
      "$HEFT" notes export --output notes.\(format) || exit 13
      mkdir folder; "$HEFT" notes export --format \(format) --output folder; echo "exit $?"
      """)
    #expect(heft.exitCode == 0, "\(heft.exitCode): \(heft.errors)")
    #expect(heft.output.hasPrefix("exit 2\nmine\n") && heft.output.hasSuffix("exit 2\n"))
    #expect(heft.errors.contains("notes.\(format) holds something that heft did not export."))
    #expect(heft.errors.contains("--force replaces it"))
    #expect(heft.errors.contains("At folder is a folder, so nothing was written."))
    #expect(try text("notes.\(format)").count > 1000)
  }

  @Test("H4 At a terminal it is asked")
  func asked() throws {
    let terminal = try HeftTerminal(data: TemporaryFolder(), directory: folder)
    _ = try folder.file("mine.md", "mine")
    try terminal.enter("note something", expecting: "Noted")
    for (answer, said) in [("n", "was left as it is"), ("\u{3}", "was left as it is")] {
      try terminal.enter("notes export --output mine.md", expecting: "Replace it? [y/N]")
      terminal.terminal.send(answer + "\r")
      try terminal.expect(said)
      #expect(try text("mine.md") == "mine")
    }
    try terminal.waitForPrompt()
    try terminal.enter("notes export --output mine.md", expecting: "Replace it? [y/N]")
    terminal.terminal.send("y\r")
    try terminal.expect("Written to mine.md.")
    #expect(try text("mine.md").contains("something"))
  }

  @Test("H18 On a full disk every note that is not kept is said, and all again at the end")
  func fullJournal() throws {
    let notes = (1...5).map { "note number \($0)\n" }.joined()
    let long = "note \(String(repeating: "a", count: 3_000_000))\n"
    // A limit on the size of files is what an ordinary user has for a full disk.
    let heft = try HeftProcess.run(
      script: "trap '' XFSZ; ulimit -f 2000; \"$HEFT\"",
      input: "note fits\n\(long)\(notes)size [1]\n")
    #expect(heft.exitCode == 1)
    #expect(heft.output.ranges(of: "Noted.").count == 1)
    #expect(heft.output.ranges(of: "Not kept: the note is in memory only.").count == 6)
    #expect(heft.errors.contains("Not kept: 6 notes and 1 result."), "\(heft.errors)")
  }

  @Test("H18 An export that the disk does not take is no success, and what was there stays")
  func fullExport() throws {
    let heft = try run(
      """
      trap '' XFSZ; echo old > one.md; ln one.md two.md; echo old > three.md
      ulimit -f 1
      "$HEFT" notes export --force --output one.md; echo "exit $?"
      "$HEFT" notes export --force --output three.md; echo "exit $?"
      "$HEFT" notes export --output four.md; echo "exit $?"
      cat one.md three.md; ls -A
      """)
    #expect(
      heft.output
        == "exit 1\nexit 1\nexit 1\nold\nold\none.md\nthree.md\ntwo.md\n", "\(heft.output)")
    #expect(heft.errors.ranges(of: "cannot be written: File too large").count == 3)
  }

  @Test(
    "H13 Without standard input there is nothing to do",
    arguments: [
      ("<&-", Int32(0), ""), ("< /", 2, "Standard input cannot be read: Is a directory."),
      ("< /dev/zero", 2, "Standard input is no text: it holds a NUL byte."),
      ("<&- >&-", 0, ""),
    ])
  func noInput(_ redirection: String, _ code: Int32, _ said: String) throws {
    let heft = try run("timeout 30 \"$HEFT\" \(redirection)")
    #expect(heft.exitCode == code)
    #expect(said.isEmpty || heft.errors.contains(said), "\(heft.errors)")
  }

  @Test(
    "X13 What is no text or has no end is refused",
    arguments: [
      "run /dev/zero", "replay /dev/zero", "check /dev/zero", "run \"$HEFT\"", "run endless",
    ])
  func endless(_ command: String) throws {
    let heft = try run(
      "mkfifo endless; yes > endless & timeout 60 \"$HEFT\" \(command); code=$?; kill $!; exit $code"
    )
    #expect(heft.exitCode == 2)
    // The path stands in the sentence, and where the line is broken depends on its length.
    let said = heft.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      said.contains("is no text: it holds a NUL byte") || said.contains("there is no end of it"),
      "\(said)")
  }

  @Test(
    "X8 A pipe that nothing writes to is not waited for, and one that is written to late is read whole",
    arguments: ["run", "check --lint-only", "replay", "lesson"])
  func pipes(_ command: String) throws {
    let idle = try run("mkfifo idle.md; timeout 30 \"$HEFT\" \(command) idle.md")
    #expect(idle.exitCode == 2)
    #expect(idle.errors.contains("is a pipe that nothing writes to"), "\(idle.errors)")
    let late = try run(
      "mkfifo late; { sleep 1; echo 'print(6 *'; sleep 1; echo ' 7)'; } > late & timeout 30 \"$HEFT\" run late"
    )
    #expect(late.exitCode == 0, "\(late.errors)")
    #expect(late.output == "42\n")
  }

  @Test("X13 heft's files are for their owner alone, whatever the umask, and are made so again")
  func umask() throws {
    let home = TemporaryFolder()
    let list = "find \"$HOME\" -mindepth 1 -printf '%m %y %f\\n' | sort -u"
    let script = """
      umask 002; export HOME='\(home.path)'; unset HEFT_DATA HEFT_CACHE XDG_DATA_HOME XDG_CACHE_HOME XDG_CONFIG_HOME
      mkdir -p "$HOME/.local/share/heft" "$HOME/.config/heft"; echo 'undo 3' > "$HOME/.config/heft/settings"
      "$HEFT" < commands > /dev/null
      """
    _ = try folder.file("commands", "size [1]\nnote hello\n")
    _ = try run(script)
    let terminal = try HeftTerminal(
      data: home, directory: folder,
      environment: ["HEFT_DATA": "", "HOME": home.path, "XDG_CONFIG_HOME": ""])
    try terminal.enter("set undo 4")
    try terminal.enter("quit")
    _ = try terminal.waitForExit()
    let modes = try run("export HOME='\(home.path)'; \(list)").output.split(separator: "\n")
    let own = modes.filter {
      !$0.hasSuffix(" .local") && !$0.hasSuffix(" share") && !$0.hasSuffix(" .config")
    }
    #expect(own.contains("700 d heft") && own.contains("700 d journals"), "\(own)")
    #expect(own.contains("600 f settings") && own.contains("600 f history"), "\(own)")
    for entry in own { #expect(entry.hasPrefix("700 d ") || entry.hasPrefix("600 f "), "\(entry)") }
  }
}
