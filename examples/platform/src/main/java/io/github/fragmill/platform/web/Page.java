package io.github.fragmill.platform.web;

import io.javalin.http.Context;

/** Which part of a long list is asked for: {@code ?limit=100&before=ID}. */
record Page(long before, int limit) {

  private static final int MOST = 500;
  private static final int USUAL = 100;

  static Page of(Context context) {
    return new Page(
        number(context, "before", Long.MAX_VALUE), (int) number(context, "limit", USUAL, MOST));
  }

  private static long number(Context context, String name, long usual) {
    return number(context, name, usual, Long.MAX_VALUE);
  }

  private static long number(Context context, String name, long usual, long most) {
    String text = context.queryParam(name);
    try {
      return text == null ? usual : Math.max(1, Math.min(Long.parseLong(text), most));
    } catch (NumberFormatException e) {
      return usual;
    }
  }
}
