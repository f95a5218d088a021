package io.github.fragmill.dash.internal.xml;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Marks a field that may be null: XML binding has no other word for what is not written. */
@Documented
@Target(ElementType.TYPE_USE)
@interface Nullable {}
