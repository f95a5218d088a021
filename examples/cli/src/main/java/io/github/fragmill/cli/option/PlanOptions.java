package io.github.fragmill.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options for packaging from a saved plan. */
public final class PlanOptions {

  private static final Pattern PART = Pattern.compile("([1-9][0-9]{0,4})/([1-9][0-9]{0,4})");

  /**
   * A part of the work.
   *
   * @param number which part, from 1
   * @param count of how many, at least {@code number}
   */
  public record Shard(int number, int count) {

    /** Returns whether the unit of an index is in this part. */
    public boolean has(int unit) {
      return unit % count == number - 1;
    }

    @Override
    public String toString() {
      return number + "/" + count;
    }
  }

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "Packages what fragmill plan has decided, instead of inputs. Needs the inputs where they "
              + "were, and the keys; takes no option that the plan decides.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Does the K-th of N parts of the work on --plan, for example 3/8. When all parts are "
              + "done, in any order and by any computer that shares the folder, fragmill commit "
              + "completes the output. A part that was killed is run again.")
  private Optional<String> shard = Optional.empty();

  /** Returns the file of the plan. */
  public Optional<Path> file() {
    return file;
  }

  /**
   * Returns the part of the work, or empty for all of it.
   *
   * @throws UsageException if it is none, or there is no plan
   */
  public Optional<Shard> shard() {
    if (shard.isPresent() && file.isEmpty()) {
      throw new UsageException("--shard requires --plan");
    }
    return shard.map(PlanOptions::parse);
  }

  private static Shard parse(String text) {
    Matcher matcher = PART.matcher(text);
    if (!matcher.matches() || number(matcher, 1) > number(matcher, 2)) {
      throw UsageException.expected("--shard", "K/N with K from 1 to N, for example 3/8", text);
    }
    return new Shard(number(matcher, 1), number(matcher, 2));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
