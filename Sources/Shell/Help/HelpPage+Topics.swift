import Instruments
import Reporting

extension HelpPage {
  /// The first five minutes.
  static let start = HelpPage(
    name: "start", summary: "The first five minutes.",
    body: [
      .list(
        [
          "`size` weighs a value: what its block takes, what it leads to, what comes back.",
          "Code is typed as it is, and its names stay: `ages = ...`, then `size ages`.",
          "`compare A vs B` builds both in fresh processes and holds them against each other.",
          "`lesson welcome` explains what the rows mean, with a bet and an exercise: about six minutes.",
          "Tab completes, `help COMMAND` explains, `help kept` says what a number means, `quit` leaves.",
        ].map { .marked($0) })
    ],
    examples: [
      "size [1, 2, 3]", "ages = {\"ann\": 31, \"bob\": 29}", "size ages",
      "compare list(range(n)) vs range(n)", "lesson welcome",
    ])

  /// How a line is read.
  static let code = HelpPage(
    name: "code", summary: "What is a command, and what is code.",
    body: [
      "A line whose first word is a command is a command; anything else is code for the engine. `size = 3` and `next(it)` go on as code does, so they are code.",
      "`py` before a line makes it code, `%` makes it a command, whatever it looks like.",
      "A block goes on until a blank line; the lines below its head indent themselves. The value of a last expression is shown, and nothing keeps it: there is no `_`.",
      "What you define is at hand in `size` and `compare`: the session's code runs again in each process that measures. Before it does once more what it did to files, processes or the network, heft asks.",
    ].map { .paragraph(.marked($0)) },
    examples: ["numbers = [3, 1, 2]", "sorted(numbers)", "py max(numbers)", "%size numbers"])

  /// What is claimed of a difference.
  static let verdicts = HelpPage(
    name: "verdicts", summary: "What a comparison says of each ledger, and when it says nothing.",
    body: [
      .table(
        Table(
          [Table.Column("verdict"), Table.Column("means")],
          rows: [
            [
              "smaller, larger",
              "the last variant against the first, for memory; ratios are at least 1",
            ],
            ["same", "the difference is below what the counters can tell apart"],
            [
              "faster, slower",
              "the 95 % interval of the ratio leaves no doubt, and it is at least 1.02",
            ],
            ["no difference detected", "there may be one, too small for this many samples"],
            ["too short to measure", "less than ten readings of the clock"],
            ["not measurable", "there is no such figure here, and a note says why"],
          ].map { [.strong($0[0]), Text($0[1])] })),
      .paragraph(
        .marked(
          "Where `--use` gives different answers there are no verdicts at all: the variants do not do the same. `--careful` takes more samples."
        )),
    ],
    examples: ["compare [x for x in range(n)] vs list(range(n)) --use sum(it)"])

  /// How the numbers are taken.
  static let method = HelpPage(
    name: "method", summary: "How the numbers are taken.",
    body: [
      "Memory and time never come from the same process. Memory is taken in a process that counts every byte the allocators hand out; times are taken in processes that carry nothing.",
      "Each variant runs in fresh processes, in turns with the others, with other hash seeds for time. A time is the median; the interval is a 95 % bootstrap interval of the ratio.",
      "`size` of something that is built now works in a copy of the session, which ends afterwards; the session keeps nothing of it. `size` of a name looks at the object that is there.",
      "Warnings below a table say what makes it weak: a loaded machine, unstable samples, children that were not counted. `docs/method.md` has the formulas and how often they are wrong.",
    ].map { .paragraph(.marked($0)) },
    examples: ["compare list(range(n)) vs tuple(range(n))", "doctor"])

  /// What keys do.
  static let keys = HelpPage(
    name: "keys", summary: "What the keys do.",
    body: [
      .table(
        Table(
          [Table.Column("key"), Table.Column("does")],
          rows: [
            ["Tab", "completes; again goes through the list, Shift-Tab backwards"],
            ["Up, Down", "earlier and later entries, or the lines of a block"],
            ["Right, End", "take the grey suggestion"],
            ["Ctrl-R", "searches earlier entries"],
            ["Ctrl-C", "stops what runs, or drops the line"],
            ["Ctrl-D", "leaves, on an empty line"],
            ["Ctrl-X Ctrl-E", "edits the entry in your editor"],
            ["Alt-Enter", "starts a new line in the entry"],
          ].map { [.strong($0[0]), Text($0[1])] }))
    ])
}
