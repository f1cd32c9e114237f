/** Abbreviations that stand before a name or number and so never end a sentence, without their stop. Source: written for this project. */
export const TITLE_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr,mrs,ms,mx,dr,prof,gov,lt,col,sgt,capt,cpt,gen,brig,maj,cpl,pvt,cmdr,cdr,adm,sen,rep,reps,sens,rev,hon,fr,msgr,st,ste,mt,ft,supt,det,insp,const,pc,no,nos,vs,v,pres,sec,dir,mayor-elect,asst,assoc,atty,ald,amb,messrs,mme,mlle,sra,srta,
approx,fig,vol,pp,art,ed,ph,viz,cf,ca,cap,univ`.split(/[,\n]+/),
);
