package mho.networks.foreign;

import java.util.Collection;
import java.util.List;

/** Names of tensors in messages. */
final class Names {
    private static final int MOST = 12;

    private Names() {}

    /** Returns a few names, and how many more there are. */
    static String shown(Collection<String> names) {
        List<String> first = names.stream().limit(MOST).toList();
        return names.size() <= MOST ? first.toString() : "%s and %d more".formatted(first, names.size() - MOST);
    }
}
