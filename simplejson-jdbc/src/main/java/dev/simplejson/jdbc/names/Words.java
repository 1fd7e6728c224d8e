// SPDX-License-Identifier: Apache-2.0
package dev.simplejson.jdbc.names;

import java.util.Set;

/** The words that names of columns are made of, in lower case, by what they say. A word twice in one list is a mistake. */
final class Words {
    static final Set<String> CLOCKS = words("""
            time times timestamp timestamps ts tstamp tst tm stamp date datetime dt dtg clock epoch unixtime unix utc gmt when
            instant moment mtime ctime atime day jd julian julianday zeit datum zeitstempel zeitpunkt messzeit uhrzeit fecha hora hour hhmm
            uhr heure ora horodatage tijd tijdstip yyyymmdd ymd yearmoda hhmmss hms
            """);

    static final Set<String> HAPPENED = words("""
            created updated modified changed inserted added expires expiry lastmod seen used visited recorded measured
            sampled observed captured dated logged received sent occurred happened taken gemessen erfasst started ended finished
            birthdate birthday since until due start begin end
            """);

    /** A name that begins with one of these is of something that changes: {@code CurrentChannel}. */
    static final Set<String> CHANGING = words("""
            current active selected connected
            """);

    static final Set<String> CREATED = words("""
            created creation create inserted insert added add first ingested ingest ingestion imported import uploaded
            upload stored saved written loaded registered joined hired hire install installed entry
            issued issue init reference analysis run query fetch fetched retrieval retrieved scraped crawled download downloaded
            """);

    static final Set<String> UPDATED = words("""
            updated update upd updt modified modify modification mod lastmod changed change edited edit last latest recent access
            accessed synced sync touched seen used refreshed write
            """);

    static final Set<String> LATER = words("""
            expires expire expired expiry expiration birth birthdate birthday dob born due deadline until valid end ended
            ends finish finished stop stopped next deleted delete removed archived closed close eta reminder renewal
            planned expected to bis death cancelled canceled completed completion complete resolved retired warranty released
            release
            """);

    static final Set<String> DELETED = words("""
            deleted delete trashed
            """);

    static final Set<String> UTC = words("""
            utc gmt
            """);

    static final Set<String> PLANS = words("""
            forecast forecasts fcst prediction predictions predicted schedule schedules scheduled plan plans planned valid upcoming calendar
            appointment appointments booking bookings tide tides vorhersage prognose termin termine
            """);

    /** With one of these at its end a name is of something else: {@code update_id}, {@code time_zone}. */
    static final Set<String> OF_SOMETHING_ELSE = words("""
            id ids uid uuid guid zone tz out interval duration elapsed spent format offset count cnt num number no nr flag
            type name code key hash version size len length quality accuracy limit ttl rate speed step steps status
            remaining left diff delta by user total sum avg ratio pct percent factor source url uri href link path file
            desc description label frac fraction
            """);

    /** A name that begins with one of these is of a yes or a no. */
    static final Set<String> YES_OR_NO = words("""
            is has was can should needs
            """);

    static final Set<String> IDENTITIES = words("""
            target device dev sensor sensors host hostname node station location loc room place site channel chan source
            src name entity tag metric reading item symbol ticker currency city town country region ip mac address addr
            serial client customer probe topic service app application meter plug param parameter variable measurement
            indicator series instance interface iface port disk volume container pod cluster server machine vehicle car
            player team account exchange product sku store shop branch species person patient subject domain endpoint
            queue pollutant gas inverter tank thermostat camera printer router gateway slot beacon tracker geraet
            sensorname devicename stationname statistic metadata
            """);

    /** Of the identities, where, by whom or for whom one thing may be measured, one after the other. */
    static final Set<String> WHEREABOUTS = words("""
            station stationname location loc place site room city town country region address addr ip server name source src store shop branch
            service customer client person patient player team account exchange product item song endpoint domain
            """);

    static final Set<String> MEASURING = words("""
            measured measurement measure measuring observed observation sampled
            """);

    static final Set<String> BIRTHS = words("""
            birth birthdate birthday dob born
            """);

    static final Set<String> COORDINATES = words("""
            lat latitude lon lng longitude coordinate coordinates coord coords altitude
            """);

    static final Set<String> TIMEFRAMES = words("""
            timeframe frame tf interval resolution granularity period bucket aggregation size step window
            """);

    /** What changes along one line. */
    static final Set<String> CONDITIONS = words("""
            status state mode note notes remark remarks comment comments message msg text description desc title body
            content log level severity event result error reason condition conditions quality flag flags color colour
            weather mood trend direction payload json raw value val unit units hash version firmware summary details info
            feedback activity stage outcome alarm warning class rating grade score feeling zustand einheit bemerkung notiz
            kommentar beschreibung etat remarque commentaire unite estado nota comentario unidad opmerking eenheid
            """);

    /**
     * Of conditions and kinds, those that may as well tell apart what is measured beside each other: in and out, or heart rates and steps.
     */
    static final Set<String> DIVIDING = words("""
            direction mode level event class stage activity action quality type typ tipo kind category group
            """);

    /** In front of whatever happens: {@code lastSync}, {@code next_run}. */
    static final Set<String> ORDINALS = words("""
            last next first prev previous latest
            """);

    static final Set<String> OF_MOST_TIMES = words("""
            of the t start begin log logged record recorded rec read reading measure measured measurement event obs
            observation sample sampled local data entry
            """);

    /** Parts of a time, not names of anything. */
    static final Set<String> FRACTIONS = words("""
            ns nsec nanos nano nanosecond nanoseconds us usec micros microsecond microseconds ms msec millis millisecond
            milliseconds frac fraction subsec subsecond
            """);

    static final Set<String> PARTS_OF_DAY = words("""
            year month week day weekday hour minute second seconds minutes hours time stunde monat jahr
            heure hora ora uur hodina godzina tunti timme
            """);

    static final Set<String> NUMBERING = words("""
            id no nr idx fk pid ppid tid uid
            """);

    static final Set<String> GENERIC_VALUES = words("""
            value values val v reading measurement measure measured sample data number num numeric real float raw wert
            messwert valeur valor waarde mean
            """);

    /** What is measured, counted or paid, and numbers nothing. */
    static final Set<String> MEASURES = words("""
            temp temperature temperatur humidity feuchte pressure druck luftdruck rain rainfall regen precipitation precip niederschlag snow wind
            gust windspeed winddir winddirection windrichtung bearing heading speed velocity geschwindigkeit power
            leistung energy energie voltage spannung volt volts amp amps ampere hz watt watts kw kwh mwh wh illuminance lux uv co2 rssi snr cost costs kosten
            price prices preis amount betrag total sum fee tax usage consumption verbrauch production yield balance saldo count counts visits clicks
            views likes heart pulse steps schritte calories kcal weight gewicht hours percent pct ratio
            visibility radiation sunshine clouds moisture brightness goals reps dose people persons occupancy aqi iaq setpoint
            size current duration durations credits debits tasks frames miles cover flow used free available aperture length
            """);

    /** Of these, what is counted, or may be as much as that. */
    static final Set<String> COUNTED = words("""
            cost costs kosten price prices preis amount betrag total sum fee tax balance saldo count counts visits clicks views likes steps
            schritte production consumption verbrauch usage
            """);

    /** What follows a quantity in a name: {@code wind_direction}, {@code rain_rate}. */
    static final Set<String> OF_MEASURES = words("""
            direction dir rate angle index value avg average mean min max level
            """);

    /** What a column of units is called. */
    static final Set<String> UNITS_NAMED = words("""
            unit units uom einheit einheiten unite unites unidad unita unidade eenheid enhet jednostka
            """);

    /** Behind another word they are what it is measured in. */
    static final Set<String> UNITS_OF_MEASURE = words("""
            mm cm km kg mph kph kmh knots bar mbar hpa kpa psi hr hour hours deg degree degrees celsius fahrenheit volt volts
            mv amp amps ma kw kwh wh hz db dbm dba ppm ppb percent pct eur usd gbp chf cents euro euros litres liters
            """);

    static final Set<String> KINDS = words("""
            type kind category cat group key label art typ tipo soort kategorie categorie gruppe
            """);

    static final Set<String> IDS = words("""
            id ids fk pk uid guid uuid
            """);

    static final Set<String> IDS_ALONE = words("""
            pid ppid tid uid guid uuid udid userid deviceid sensorid nodeid itemid stationid
            """);

    /** What has ids, and does not tell lines apart by its name alone. */
    static final Set<String> THINGS = words("""
            track trip ride run visit session order invoice transaction event message msg chat group user parent owner
            episode series movie song artist album job task batch test category type feed book game match round lap point
            """);

    /** They number what stands beside them, and are something else alone: {@code heat_index}. */
    static final Set<String> NUMBERING_IDENTITIES = words("""
            num number index ref key code
            """);

    /** Numbers of this name are of the thing itself, not of how much there is of it. */
    static final Set<String> NUMBERED = words("""
            channel chan sensor device dev node station port meter address addr host probe item entity inverter serial
            """);

    /** Units that may follow a time's name. */
    static final Set<String> UNITS = words("""
            s sec secs seconds utc local gmt int unix epoch str text iso
            """);

    private Words() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
