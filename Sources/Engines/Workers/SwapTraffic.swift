package import Basics
internal import CPlatform

/// How much the machine has moved to swap and back since its start.
///
/// The kernel counts it for the machine, not for a process: it cannot tell whose pages they were,
/// but a machine that swaps is slow for everyone.
package struct SwapTraffic: Sendable {
  /// Nil where the kernel does not say.
  private let bytes: Int?

  /// Takes it from the text of `/proc/vmstat`, which counts pages.
  package init(vmstat: String, pageSize: Int) {
    let counts = vmstat.split(separator: "\n").compactMap { line -> Int? in
      let words = line.split(separator: " ")
      guard words.count == 2, words[0] == "pswpin" || words[0] == "pswpout" else { return nil }
      return Int(words[1])
    }
    bytes = counts.count == 2 ? (counts[0] + counts[1]) * pageSize : nil
  }

  /// What it is now.
  static var now: SwapTraffic {
    SwapTraffic(vmstat: TextFile.read("/proc/vmstat") ?? "", pageSize: Int(heft_page_size()))
  }

  /// What was moved since an earlier time; nil where that is not known.
  package func since(_ earlier: SwapTraffic) -> ByteCount? {
    guard let bytes, let before = earlier.bytes else { return nil }
    return ByteCount(max(0, bytes - before))
  }
}
