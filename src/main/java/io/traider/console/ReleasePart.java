package io.traider.console;

import com.vaadin.flow.router.QueryParameters;
import io.traider.release.ReleaseDetail;

/** A part of a release's page, such as its draft or its versions. */
interface ReleasePart {

    /** Draws what stands in the database now; asked again whenever that changed. */
    void show(ReleaseDetail detail);

    /** It was opened, with what stands behind the question mark of its address. */
    default void open(QueryParameters query) {}
}
