/** The table of codecs and schemes that the documentation shows, made by the reference tools. */
package io.github.fragmill.integration.catalogue;
