/**
 * Words that carry no topic of their own. Source: written for this project; the closed word classes of English, the
 * commonest verbs and time words, and words every news story holds.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a,about,above,across,after,again,against,ago,all,almost,alone,along,already,also,although,always,am,among,an,and,another,any,anyone,anything,are,aren't,around,as,asked,at,away,back,be,became,because,become,becomes,
been,before,began,behind,being,below,between,both,but,by,call,called,came,can,can't,cannot,come,comes,could,couldn't,day,days,did,didn't,do,does,doesn't,doing,don't,done,down,during,each,early,eight,either,else,end,
enough,even,ever,every,everyone,everything,far,few,find,first,five,for,former,four,from,full,further,gave,get,gets,getting,give,given,go,goes,going,gone,good,got,great,had,hadn't,half,has,hasn't,have,haven't,having,
he,he's,her,here,hers,herself,him,himself,his,hour,hours,how,however,i,i'm,i've,if,in,including,indeed,instead,into,is,isn't,it,it's,its,itself,just,keep,kept,know,known,large,largely,last,late,later,least,left,less,
let,like,likely,little,long,look,lot,made,mainly,make,makes,making,many,may,maybe,me,mean,meanwhile,might,million,billion,minute,minutes,monday,month,months,more,morning,most,mostly,mr,mrs,ms,much,must,my,myself,near,
nearly,need,never,new,next,night,nine,no,nobody,none,nor,not,nothing,now,number,of,off,often,old,on,once,one,only,onto,or,other,others,our,ours,out,over,own,part,people,per,perhaps,place,put,quite,rather,really,
recent,recently,said,same,saturday,saw,say,saying,says,second,see,seem,seemed,seems,seen,set,seven,several,shall,she,she's,should,shouldn't,show,since,six,small,so,some,someone,something,sometimes,soon,still,such,
sunday,take,taken,takes,taking,tell,ten,than,that,that's,the,their,theirs,them,themselves,then,there,there's,these,they,they're,thing,things,think,third,this,those,though,thought,three,through,thursday,time,times,to,
today,together,told,too,took,toward,towards,tuesday,twice,two,under,until,up,upon,us,use,used,using,very,via,want,wanted,was,wasn't,way,ways,we,we're,we've,wednesday,week,weeks,well,went,were,weren't,what,whatever,
when,where,whereas,whether,which,while,who,whole,whom,whose,why,will,with,within,without,won't,would,wouldn't,wrote,year,years,yesterday,yet,you,you're,your,yours,yourself,friday,january,february,march,april,june,july,
august,september,october,november,december,jan,feb,apr,aug,sept,oct,nov,dec,percent,according,added,reported,reports,report,story,article,photo,video,watch,read`.split(
    /[,\n]+/,
  ),
);
