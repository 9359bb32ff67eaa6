import Basics
import Engines
import Testing

struct SwapTrafficTests {
  private func traffic(_ vmstat: String) -> SwapTraffic {
    SwapTraffic(vmstat: vmstat, pageSize: 4096)
  }

  @Test func pagesMovedEitherWayAreCounted() {
    let before = traffic("nr_free_pages 12\npswpin 10\npswpout 20\npgfault 99\n")
    let after = traffic("nr_free_pages 9\npswpin 13\npswpout 24\npgfault 500\n")
    #expect(after.since(before) == ByteCount(7 * 4096))
    #expect(after.since(after) == .zero)
  }

  @Test func whereTheKernelDoesNotSayNothingIsClaimed() {
    let known = traffic("pswpin 10\npswpout 20\n")
    #expect(traffic("").since(known) == nil)
    #expect(known.since(traffic("pswpin 10\n")) == nil)
  }
}
