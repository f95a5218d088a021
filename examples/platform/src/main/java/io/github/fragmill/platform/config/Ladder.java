package io.github.fragmill.platform.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The text form of a ladder: {@code 720:2500,360:800}. */
final class Ladder {

  private Ladder() {}

  static List<Rung> parse(String text) {
    List<Rung> rungs = new ArrayList<>();
    for (String part : text.split(",", /* limit= */ -1)) {
      String[] numbers = part.strip().split(":", /* limit= */ -1);
      try {
        if (numbers.length != 2) {
          throw refusal();
        }
        rungs.add(new Rung(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
      } catch (IllegalArgumentException e) {
        throw refusal();
      }
    }
    rungs.sort(Comparator.comparingInt(Rung::height).reversed());
    return List.copyOf(rungs);
  }

  private static ConfigurationException refusal() {
    return ConfigurationException.of(
        Setting.LADDER,
        "height in pixels and kilobits per second of each quality, such as 720:2500,360:800");
  }
}
