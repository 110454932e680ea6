import Analysis
import Testing

@Suite struct ReferenceValueTests {
  private let fixture: InferenceFixture

  init() throws { fixture = try InferenceFixture.load() }

  private func check(
    _ result: TestResult?, _ expected: InferenceFixture.Outcome?, _ comment: Comment
  ) {
    #expect(agree(result?.statistic, expected?.statistic), comment)
    #expect(agree(result?.pValue, expected?.pValue), comment)
    #expect(result?.isExact == expected.map { $0.source != "asymptotic" }, comment)
  }

  @Test func `signed-rank and sign tests of paired differences are SciPy's`() {
    for example in fixture.paired {
      let comment: Comment = "\(example.differences)"
      check(RankTests.wilcoxonSignedRank(example.differences), example.signedRank, comment)
      check(RankTests.signTest(example.differences), example.sign, comment)
    }
  }

  @Test func `Mann and Whitney's test of unpaired samples is SciPy's`() {
    for example in fixture.unpaired {
      check(
        RankTests.mannWhitney(example.a, example.b), example.mannWhitney,
        "\(example.a) \(example.b)")
    }
  }

  @Test func `effect sizes are those by SciPy's ranks and NumPy's moments`() {
    for example in fixture.paired {
      let differences = example.differences
      #expect(
        agree(EffectSize.matchedPairs(differences), example.matchedPairs), "\(differences)")
      #expect(
        agree(EffectSize.standardised(differences), example.standardised), "\(differences)")
    }
    for example in fixture.unpaired {
      #expect(
        agree(EffectSize.cliffsDelta(example.a, example.b), example.cliffsDelta, roundoff: 1e-15))
    }
  }

  @Test func `Holm's adjustment is that of statsmodels`() {
    for example in fixture.holm {
      let adjusted = MultipleTesting.holm(example.pValues)
      #expect(adjusted.count == example.adjusted.count)
      for (value, expected) in zip(adjusted, example.adjusted) {
        #expect(agree(value, expected), "\(example.pValues)")
      }
    }
  }

  @Test func `geometric means and standard deviations are those of SciPy and NumPy`() {
    for example in fixture.moments {
      #expect(agree(Statistics.geometricMean(example.values), example.geometricMean))
      #expect(agree(Statistics.standardDeviation(example.values), example.standardDeviation))
    }
  }

  @Test func `Student's t is SciPy's`() {
    for example in fixture.student {
      let nu = example.degreesOfFreedom
      for (t, expected) in zip(example.t, example.cdf) {
        #expect(agree(StudentDistribution.cdf(t, degreesOfFreedom: nu), expected), "\(t), \(nu)")
      }
      for (p, expected) in zip(example.p, example.quantile) {
        let t = StudentDistribution.quantile(p, degreesOfFreedom: nu)
        #expect(agree(t, expected, roundoff: 1e-14), "\(p), \(nu)")
      }
    }
  }

  @Test func `power laws are fitted as by SciPy's regression of the logarithms`() throws {
    for example in fixture.powerLaws {
      let fit = try #require(PowerLawFit(x: example.x, y: example.y))
      #expect(agree(fit.exponent, example.exponent))
      #expect(agree(fit.coefficient, example.coefficient))
      #expect(agree(fit.standardError, example.standardError))
      #expect(agree(fit.exponentInterval.lower, example.lower))
      #expect(agree(fit.exponentInterval.upper, example.upper))
      #expect(agree(fit.rSquared, example.rSquared))
      #expect(agree(fit.value(at: 1), example.coefficient))
    }
  }

  @Test func `saturating curves are fitted as by SciPy's root of the gradient`() throws {
    for example in fixture.saturatingCurves {
      let fit = try #require(
        SaturatingFit(batchSizes: example.batchSizes, rates: example.rates))
      #expect(agree(fit.etaMax, example.etaMax))
      #expect(agree(fit.noiseScale, example.noiseScale))
      #expect(agree(fit.residual, example.residual, roundoff: 1e-14))
      #expect(agree(fit.rate(atBatchSize: example.noiseScale), example.etaMax / 2))
    }
  }
}
