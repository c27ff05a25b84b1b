/** Forms, not lemmas. */
export const FRENCH: readonly string[] =
  `dit déclaré affirmé expliqué indiqué précisé souligné ajouté|dit déclare affirme explique indique précise souligne|
   déclaré annoncé|commencé débuté démarré|commence débute démarre|terminé achevé fini conclu|grand vaste important|
   grande vaste importante|petit modeste|rapide prompt|rapidement vite promptement|environ approximativement près quelque|
   presque quasiment pratiquement|aussi également|mais cependant toutefois néanmoins pourtant|car parce puisque|
   voiture automobile véhicule auto|maison logement habitation|rue voie|quartier voisinage|
   entreprise société compagnie firme|habitants résidents riverains|salariés employés travailleurs|accord pacte|
   réunion rencontre|rapport compte-rendu|montré démontré|obtenu reçu|construire bâtir|utiliser employer|
   augmenté progressé grimpé|diminué baissé reculé|mort décédé|morts décédés|actuellement maintenant|auparavant précédemment|
   souvent fréquemment|lors pendant durant|selon d'après`.split(/\|\s*/);
