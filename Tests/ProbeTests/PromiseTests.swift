import Testing

/// The figures that `docs/probe.md` and `docs/method.md` state, in every interpreter found.
@Suite struct PromiseTests {
  private func keeps(_ promise: String, _ interpreter: Interpreter) throws {
    try Probe.keeps(promise, of: "promises.py", in: interpreter)
  }

  @Test(
    "What is counted is what was asked for, whoever asked",
    arguments: [
      "children_by_popen_are_counted", "pages_are_whole", "resizing_hands_out_a_new_block",
      "peak_is_never_below_what_is_out", "peak_is_the_highest_sum_of_both_kinds",
      "a_page_is_needed_to_share",
    ], Interpreter.all)
  func counts(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Blocks are read where they begin, and take what the allocators round them to",
    arguments: [
      "allocators_round_as_they_do_without_the_probe", "pointers_before_an_instance",
      "texts_in_memory_keep_more_than_their_buffer", "frames_of_old_versions_stay",
    ], Interpreter.all)
  func blocks(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Where the bytes are is told as far as the pages say",
    arguments: [
      "tuples_are_compared_three_deep_and_1024_wide", "five_members_of_a_hundredth_are_told_of",
      "six_holders_are_looked_into", "holders_of_a_tenth_are_looked_into",
      "looking_takes_little_memory", "the_distances_are_zero_to_seven_and_beyond",
    ], Interpreter.all)
  func whereTheBytesAre(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }
}
