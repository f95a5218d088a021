package io.github.fragmill.platform;

import io.github.fragmill.platform.config.Setting;
import java.io.PrintWriter;

/** The list of all settings, for people. */
final class SettingsTable {

  private SettingsTable() {}

  static void print(PrintWriter out) {
    for (Setting setting : Setting.values()) {
      String usual = setting.defaultText().isEmpty() ? "" : " (" + setting.defaultText() + ")";
      out.println(setting.variable() + usual);
      out.println("    " + setting.meaning());
    }
    out.flush();
  }
}
