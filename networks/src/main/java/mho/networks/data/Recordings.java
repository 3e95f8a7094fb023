package mho.networks.data;

import java.util.List;

/** Where recorded clips come from; a folder and a zip file are implementations of module scenarios. */
@FunctionalInterface
public interface Recordings {
    /** No recordings at hand: enough for every generated task. */
    Recordings NONE = List::of;

    /** Returns everything there is, in any order, other files included. */
    List<Recording> all();
}
