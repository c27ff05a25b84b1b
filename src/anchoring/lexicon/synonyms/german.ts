/** Forms, not lemmas. */
export const GERMAN: readonly string[] =
  `sagte erklärte betonte meinte äußerte teilte berichtete|sagt erklärt betont meint|sagten erklärten betonten|
   begann startete|beginnt startet|begonnen gestartet|endete schloss|groß riesig|große riesige|großen riesigen|klein gering|
   schnell rasch zügig|etwa ungefähr rund circa ca zirka|fast beinahe nahezu|auch ebenfalls zudem außerdem|
   aber jedoch doch allerdings|weil da|auto wagen fahrzeug pkw|haus gebäude|straße weg|firma unternehmen betrieb|
   firmen unternehmen betriebe|bewohner einwohner anwohner|beschäftigte mitarbeiter angestellte arbeitnehmer|
   abkommen vereinbarung vertrag|treffen sitzung zusammenkunft|bericht report|zeigte demonstrierte|erhielt bekam|
   erhalten bekommen|benutzt verwendet genutzt|stieg wuchs|gestiegen gewachsen|sank fiel|gesunken gefallen|
   verletzt verwundet|starb verstarb|starben verstarben|geschah passierte ereignete|
   derzeit gegenwärtig momentan aktuell zurzeit|später danach anschließend|zuvor vorher früher|oft häufig|wichtig bedeutend|
   wichtige bedeutende|schwer ernst|stadtrat gemeinderat|lehrer pädagoge|arzt mediziner|obwohl obgleich|wegen aufgrund`.split(
    /\|\s*/,
  );
