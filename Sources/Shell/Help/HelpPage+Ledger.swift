import Instruments
import Measuring
import Reporting

extension HelpPage {
  /// The page of a ledger: its definition, how to read it, and something to try it on.
  init(_ ledger: Ledger) {
    name = ledger.title
    summary = ledger.definition
    body = [.paragraph(.marked(ledger.reading))]
    examples = ledger.examples
  }

  /// All ledgers with their definitions.
  static let ledgers = HelpPage(
    name: "ledgers", summary: "What each number means; every ledger has a page of its own.",
    body: [
      .table(
        Table(
          [Table.Column("ledger"), Table.Column("is")],
          rows: Ledger.allCases.map { [.code($0.title), .marked($0.definition)] }))
    ],
    examples: ["size [str(i) for i in range(1000)]", "help kept"])
}

extension Ledger {
  /// How to read the figure, and where it misleads.
  fileprivate var reading: String {
    switch self {
    case .shallow:
      "It leaves out all that the object refers to: two lists of three are equally heavy here, whatever is in them. It is the number that most recipes print."
    case .deep:
      "What is reached twice counts once. An object that other parts of the program hold as well counts in full, so that deep can be more than you would get back; `own` is the part that is yours alone."
    case .own:
      "It is what dropping the object would free, as far as references tell; `freed` measures the same by doing it."
    case .shared:
      "Small integers, `None`, interned strings, and whatever other names of the session refer to. Dropping the object does not bring these bytes back."
    case .kept:
      "It asks the allocators and not the objects, so it sees what no walk can: spare room, buffers of native code, caches that were filled on the way. It is taken only where something is built, not for a name that exists already."
    case .keptNative:
      "Such bytes are in no Python object, and `sys.getsizeof` knows of them only where the type's author told it."
    case .freed:
      "Less than kept means that something else still holds a part: a cache, a shared object, another name."
    case .peak:
      "It decides whether a program fits, since the memory must be there at its worst moment. A temporary list raises it though nothing of that list is kept."
    case .allocations:
      "Each costs time and, with the allocator's rounding, some room. Two constructions that keep the same may differ widely here."
    case .churn:
      "What is handed out and given back again counts each time. High churn beside a low peak means many short-lived objects."
    case .rss:
      "It counts whole pages, interpreter's arenas included, and says nothing below 1 MB. It is what `top` would show; use kept and peak to compare constructions."
    case .build:
      "The median over several processes, variants taken in turns. A difference is claimed where the 95 % interval of the ratio leaves no doubt."
    case .use:
      "What lazy constructions save while they are built, they often pay here."
    }
  }

  /// Something to see the ledger move on.
  fileprivate var examples: [String] {
    switch self {
    case .shallow: ["size [1, 2, 3]", "size [\"a\" * 1000, \"b\" * 1000, \"c\" * 1000]"]
    case .deep: ["size {\"ann\": [1, 2, 3], \"bob\": [4, 5, 6]}"]
    case .own, .shared: ["names = [str(i) for i in range(1000)]", "size [names, list(names)]"]
    case .kept: ["size [str(i) for i in range(100_000)]"]
    case .keptNative: ["import zlib", "size zlib.compressobj()"]
    case .freed: ["size [[i] for i in range(1000)]"]
    case .peak: ["compare sum([x*x for x in range(n)]) vs sum(x*x for x in range(n))"]
    case .allocations, .churn: ["compare [str(i) for i in range(n)] vs list(range(n)) --n 10_000"]
    case .rss: ["compare list(range(n)) vs range(n) --n 1_000_000"]
    case .build: ["compare [x for x in range(n)] vs list(range(n))"]
    case .use: ["compare list(range(n)) vs set(range(n)) --use n - 1 in it"]
    }
  }
}
