/** Forms, not lemmas. */
export const SPANISH: readonly string[] =
  `dijo afirmó señaló declaró indicó aseguró explicó manifestó expresó|dice afirma señala declara indica asegura explica|
   dijeron afirmaron señalaron declararon indicaron|comenzó empezó inició|comenzaron empezaron iniciaron|
   terminó acabó finalizó concluyó|grande enorme|gran importante|pequeño chico|rápido veloz|rápidamente velozmente pronto|
   casi prácticamente|unos cerca aproximadamente alrededor|también además asimismo igualmente|pero sin-embargo|
   coche auto automóvil carro vehículo|casa vivienda hogar|calle vía|barrio vecindario|empresa compañía firma|
   vecinos residentes habitantes|trabajadores empleados|alcalde edil|acuerdo pacto|reunión encuentro|informe reporte|
   mostró demostró|logró consiguió alcanzó|recibió obtuvo|construir edificar|utilizar usar emplear|usa utiliza emplea|
   aumentó creció subió|disminuyó bajó descendió cayó|anunció comunicó|heridos lesionados|murieron fallecieron|
   murió falleció|ocurrió sucedió|actualmente ahora|después luego posteriormente`.split(/\|\s*/);
