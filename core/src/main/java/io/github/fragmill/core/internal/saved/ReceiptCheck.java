package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.SavedDataException;
import io.github.fragmill.core.internal.plan.MadeUnit;
import io.github.fragmill.core.internal.plan.SegmentRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes receipts for what they are: refuses those of other plans, and contradictions. */
public final class ReceiptCheck {

  private ReceiptCheck() {}

  /**
   * Returns what is done, each part once.
   *
   * @throws SavedDataException when a receipt is of another plan, or two contradict each other
   */
  public static List<MadeUnit> made(PlanIdentity plan, List<ReceiptFile> receipts)
      throws SavedDataException {
    Map<SegmentRange, ReceiptFile> known = new LinkedHashMap<>();
    for (ReceiptFile receipt : receipts) {
      SegmentRange range = receipt.unit().range();
      if (!receipt.unit().plan().isSameAs(plan)) {
        throw new SavedDataException(
            "the receipt of " + range + " is of another plan: of other sources, options or IVs");
      }
      ReceiptFile earlier = known.putIfAbsent(range, receipt);
      if (earlier != null && !earlier.agreesWith(receipt)) {
        throw new SavedDataException(
            "two receipts of "
                + range
                + " contradict each other: it was executed with other keys, or by another version"
                + " of the library; execute it again");
      }
    }
    List<MadeUnit> made = new ArrayList<>();
    known.forEach((range, receipt) -> made.add(new MadeUnit(range, receipt.sizes())));
    return made;
  }
}
