import Testing

/// What `Fixtures/where.py` promises of where the bytes are, in every interpreter found.
@Suite struct WhereTests {
  private func keeps(_ promise: String, _ interpreter: Interpreter) throws {
    try Probe.keeps(promise, of: "where.py", in: interpreter)
  }

  @Test(
    "Each byte of deep has a distance, the shortest",
    arguments: ["depths_add_up_to_deep", "depths_are_the_shortest_ways"], Interpreter.all)
  func depths(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "What hangs on a member is what is not reached without it",
    arguments: [
      "members_hold_what_only_they_lead_to", "what_hangs_on_no_member_is_common",
      "members_are_written_as_in_python", "a_path_leads_down_to_where_the_bytes_are",
      "many_alike_members_are_one_row", "cycles_and_chains_end",
    ], Interpreter.all)
  func members(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Equal values are counted by their content, and no code of theirs runs",
    arguments: [
      "equal_values_are_counted", "only_equal_values_of_one_type_are_equal", "no_python_code_runs",
    ], Interpreter.all)
  func duplicates(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "A container grows exactly when its room is used up",
    arguments: ["room_is_what_getsizeof_says", "room_is_summed_by_type"], Interpreter.all)
  func room(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }

  @Test(
    "Limits are kept, and nothing is counted or changed",
    arguments: [
      "t2_looking_changes_nothing", "its_memory_is_not_counted", "limits_are_kept", "small_things",
    ], Interpreter.all)
  func manners(promise: String, interpreter: Interpreter) throws {
    try keeps(promise, interpreter)
  }
}
