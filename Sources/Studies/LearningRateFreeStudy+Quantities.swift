import Catalog
import Plans
import Records

extension LearningRateFreeStudy {
  enum Quantity: String, StudyQuantityName {
    case distance
    case distanceRatio = "distance_ratio"
    case largestRatio = "largest_ratio"
    case coordinateRatio = "coordinate_ratio"
    case stepsToTenth = "steps_to_tenth"
    case stepsToHalf = "steps_to_half"
    case stepsToSettle = "steps_to_settle"
    case stepsToThousandfold = "steps_to_thousandfold"
    case stepsToGrowth = "steps_to_growth"
    case negativeEstimates = "negative_estimates"
    case stuckSteps = "stuck_steps"
    case finalLoss = "final_loss"
    case excessRatio = "excess_ratio"
    case diverged
    case referenceLoss = "reference_loss"
    case lossRatio = "loss_ratio"
    case tunedPeak = "tuned_peak"
    case onEdge = "on_edge"
    case tuningRuns = "tuning_runs"

    var terms: Terms {
      switch self {
      case .distance:
        Terms(
          "estimated distance d",
          "the last d; of DoG and its kin the largest distance from the start", isLogarithmic: true)
      case .distanceRatio:
        Terms(
          "d / D", "the last d over the distance from start to minimiser, D", isLogarithmic: true)
      case .largestRatio: Terms("largest d / D", "of all steps", isLogarithmic: true)
      case .coordinateRatio:
        Terms(
          "largest d / D∞",
          "of all steps, over the largest coordinate of the way from start to minimiser",
          isLogarithmic: true)
      case .stepsToTenth:
        Terms("steps to d ≥ D/10", "infinite if d stays below", isLogarithmic: true)
      case .stepsToHalf: Terms("steps to d ≥ D/2", "infinite if d stays below", isLogarithmic: true)
      case .stepsToSettle:
        Terms(
          "steps to half of the last d", "after which d no longer doubles; needs no truth",
          isLogarithmic: true)
      case .stepsToThousandfold:
        Terms(
          "steps to d ≥ 1000 d₀", "of its initial value; needs no truth either", isLogarithmic: true
        )
      case .stepsToGrowth:
        Terms("steps to the first growth of d", "infinite if d never grows", isLogarithmic: true)
      case .negativeEstimates:
        Terms("steps with d̂ < 0", "how often the estimate that d would follow was negative")
      case .stuckSteps:
        Terms(
          "longest stretch without growth (steps)",
          "of d after its first growth; the whole run if it never grows")
      case .finalLoss:
        Terms(
          "final loss", "on the evaluation data; infinite if the run diverged", isLogarithmic: true)
      case .excessRatio:
        Terms(
          "final / initial excess loss",
          "above the smallest possible loss; infinite if the run diverged", isLogarithmic: true)
      case .diverged: Terms("diverged", "1 or 0")
      case .referenceLoss:
        Terms(
          "final loss of the reference", "at its tuned rate with the measured seed",
          isLogarithmic: true)
      case .lossRatio:
        Terms(
          "loss / that of the tuned reference",
          "final losses, both above the smallest possible one where that is known",
          isLogarithmic: true)
      case .tunedPeak:
        Terms(
          "tuned rate of the reference", "with the smallest median loss over the tuning seeds",
          isLogarithmic: true)
      case .onEdge:
        Terms(
          "tuned rate on the edge",
          "1 if the tuned rate is an end of its grid, or of what was searched, so that a better one may lie "
            + "beyond; 0")
      case .tuningRuns: Terms("runs of the tuning", "what the reference cost beforehand")
      }
    }
  }
}
