import Compute
import Testing

@Suite struct DenormalNumberTests {
  #if arch(x86_64) || arch(arm64)
    @Test func `denormal numbers are zero within, and are themselves again after`() {
      let smallest = [Float.leastNormalMagnitude]
      #expect(smallest[0] * 0.5 > 0)
      let (result, inner) = withDenormalsFlushed {
        (smallest[0] * 0.5, withDenormalsFlushed { smallest[0] * 0.25 })
      }
      #expect(result == 0 && inner == 0)
      #expect(smallest[0] * 0.5 > 0)
    }
  #endif
}
