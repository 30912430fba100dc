package dev.atalaya.components;

import com.vaadin.flow.component.grid.GridArrayUpdater;
import com.vaadin.flow.data.provider.CompositeDataGenerator;
import com.vaadin.flow.data.provider.DataCommunicator;
import com.vaadin.flow.dom.Element;

/** Keeps a forged request from asking for rows far beyond those that were read. */
final class KeysetCommunicator<T> extends DataCommunicator<T> {

    private final KeysetPages<T, ?> pages;

    KeysetCommunicator(
            Element element, CompositeDataGenerator<T> generator, GridArrayUpdater updater, KeysetPages<T, ?> pages) {
        super(generator, updater, data -> element.callJsFunction("$connector.updateFlatData", data), element.getNode());
        this.pages = pages;
    }

    @Override
    public void setViewportRange(int start, int length) {
        super.setViewportRange(Math.clamp(start, 0, pages.reach()), length);
    }

    @Override
    protected void refreshViewport() {
        super.refreshViewport();
    }
}
