/** The table of codecs and schemes that the documentation shows, made by those who judge. */
package io.github.fragmill.integration.catalogue;
