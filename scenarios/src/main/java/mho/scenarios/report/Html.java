package mho.scenarios.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** HTML that is well-formed XML too: text is escaped here and nowhere else. */
sealed interface Html {
    /** Appends the markup. */
    void appendTo(StringBuilder out);

    default String markup() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }

    static Html text(String text) {
        return new Text(text);
    }

    static Element element(String name, Html... children) {
        return new Element(name, Map.of(), Arrays.asList(children));
    }

    static Element element(String name, String text) {
        return element(name, text(text));
    }

    /** Returns elements one after the other, without one around them. */
    static Html sequence(List<? extends Html> parts) {
        return new Sequence(List.copyOf(parts));
    }

    /** Text. */
    record Text(String content) implements Html {
        @Override
        public void appendTo(StringBuilder out) {
            for (int i = 0; i < content.length(); i++) {
                char character = content.charAt(i);
                switch (character) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    case '"' -> out.append("&quot;");
                    default -> out.append(isAllowed(character) ? character : '\uFFFD');
                }
            }
        }

        private static boolean isAllowed(char character) {
            return (character >= ' ' && character < '\uFFFE') || character == '\n' || character == '\t';
        }
    }

    /** Elements in sequence. */
    record Sequence(List<? extends Html> parts) implements Html {
        @Override
        public void appendTo(StringBuilder out) {
            parts.forEach(part -> part.appendTo(out));
        }
    }

    /** An element with its attributes in the order of their setting. */
    record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
        private static final Set<String> VOID = Set.of("br", "hr", "input", "meta", "col");
        private static final Set<String> ON_OWN_LINE = Set.of(
                "section",
                "figure",
                "figcaption",
                "table",
                "thead",
                "tbody",
                "tr",
                "caption",
                "details",
                "h2",
                "h3",
                "p");

        /** Returns a copy with one attribute more. */
        Element with(String attribute, String value) {
            Map<String, String> extended = new LinkedHashMap<>(attributes);
            extended.put(attribute, value);
            return new Element(name, extended, children);
        }

        /** Returns a copy with more children. */
        Element add(Html... more) {
            List<Html> extended = new ArrayList<>(children);
            extended.addAll(Arrays.asList(more));
            return new Element(name, attributes, extended);
        }

        @Override
        public void appendTo(StringBuilder out) {
            if (ON_OWN_LINE.contains(name)) {
                out.append('\n');
            }
            out.append('<').append(name);
            attributes.forEach((key, value) -> {
                out.append(' ').append(key).append("=\"");
                new Text(value).appendTo(out);
                out.append('"');
            });
            if (VOID.contains(name)) {
                out.append(" />");
            } else {
                out.append('>');
                children.forEach(child -> child.appendTo(out));
                out.append("</").append(name).append('>');
            }
        }
    }
}
