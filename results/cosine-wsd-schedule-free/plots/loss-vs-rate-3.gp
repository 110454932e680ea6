# Final evaluation loss against peak learning rate: transformer, 500 steps
# Run with: gnuplot loss-vs-rate-3.gp
set encoding utf8
set terminal svg size 1140,421 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'loss-vs-rate-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set logscale x
set format x '1e%T'
set xlabel 'peak learning rate'
set logscale y; set format y '%g'; set yrange [0.770610085370323:3.6499876889911143]
set ytics ('1' 1, '2' 2)

set xrange [0.00023076923076923074:0.39]
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'batch 4'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.0003 1.9652773419723713 1.9085435801581228 2.0064571062282455 NaN
0.0009487 1.6189687567166116 1.5772567342965926 1.6718778159628511 NaN
0.003 1.3131415944249998 1.2809344535782055 1.3557210928078383 NaN
0.009487 1.1469485864345674 1.1026608854336577 1.1890340771544936 NaN
0.03 1.1093855562493258 1.0773693315184878 1.1547745391135167 NaN
0.09487 1.9234877256707077 1.8725044568857143 1.9687832712387687 NaN
0.3 2.1241941286031474 2.0854341347405927 2.1631460861401868 NaN
EOD
$data1 << EOD
0.0003 1.936071780928405 1.892133039593807 1.9832544532081406 NaN
0.0009487 1.5927673200894157 1.5503983070718628 1.6455398587264107 NaN
0.003 1.2886444265779937 1.258441816392613 1.3333028087656584 NaN
0.009487 1.1284741088639576 1.0903622319037425 1.1690967653725752 NaN
0.03 1.0906766308959632 1.0532255088806761 1.13088148784309 NaN
0.09487 1.9383126769034331 1.8565039804888772 1.980661781143015 NaN
0.3 2.0825144757724514 2.056041794831265 2.157214979751542 NaN
EOD
$data2 << EOD
0.0003 1.9637592741310252 1.8994538982253537 2.001196166744394 NaN
0.0009487 1.6162397022708017 1.57503080717607 1.6715066275985664 NaN
0.003 1.3084227769991519 1.2762515451840102 1.3540156618313408 NaN
0.009487 1.1381575920936196 1.1021402886742722 1.1753498426397113 NaN
0.03 1.0933698716696258 1.0560558100792214 1.117191210737742 NaN
0.09487 1.8792815035150223 1.8234539445612947 1.9525477061554368 NaN
0.3 2.0717620015010336 2.011483600206119 2.143463690913446 NaN
EOD
$data3 << EOD
0.0003 1.7798174575533636 1.7529587026662727 1.8393773521845413 NaN
0.0009487 1.4654097701838027 1.409243553340211 1.5071017803861402 NaN
0.003 1.1991604041412751 1.1656190687987762 1.2487763268391068 NaN
0.009487 1.0803687375451676 1.0347195436077656 1.1238716127241537 NaN
0.03 1.1086553245390824 1.0659244042507197 1.151480086596813 NaN
0.09487 1.98139808858274 1.948333404731443 2.0398529513188373 NaN
0.3 2.1874646328312166 2.1333979753014582 2.222504025814642 NaN
EOD
$data4 << EOD
0.0003 1.7917022059610723 1.762214432087016 1.8462061147301645 NaN
0.0009487 1.47686056868603 1.4202510478369188 1.5267625004667256 NaN
0.003 1.2053854194048443 1.1743359594851905 1.2579774241574861 NaN
0.009487 1.0837296096105529 1.0364302720436591 1.1239689815884593 NaN
0.03 1.1101207825309118 1.071212210262965 1.127734621749735 NaN
0.09487 1.9592647386600521 1.9373075506162236 2.0372611679447155 NaN
0.3 2.17839484953042 2.1220322463913424 2.1963195857002487 NaN
EOD
$data5 << EOD
0.0003 1.746955946435611 1.7229780615130244 1.8083313878214005 NaN
0.0009487 1.4454650586610365 1.396777122271805 1.4819758664395994 NaN
0.003 1.2047245185270223 1.1679818691734016 1.2648870937847254 NaN
0.009487 1.128021841458926 1.0838623745981082 1.1836059732876425 NaN
0.03 1.2185951796895038 1.1640831349558105 1.2822059132376145 NaN
0.09487 2.1286289047726368 2.03409131420086 2.274465103405914 NaN
0.3 2.570044490503867 2.3835591552405577 2.9199901511928914 NaN
EOD
$data6 << EOD
0.0003 1.9729664091528427 1.9143416973913006 2.0202740266231873 NaN
0.0009487 1.6421390037830546 1.608489588177468 1.7077749736844299 NaN
0.003 1.3590509763204681 1.3138006904275172 1.399284682050592 NaN
0.009487 1.1541096113895497 1.118822964229238 1.2073150301286213 NaN
0.03 1.0623228003617085 1.0204773299647947 1.114144126339131 NaN
0.09487 1.5751115345929558 1.4747554426092864 1.6724109337531894 NaN
0.3 2.0112958625845874 1.881313468269365 2.0587318829505747 NaN
EOD
$data7 << EOD
0.00023076923076923074 1.813730665407892 1.5136163885404414 1.9068354024127958 NaN
0.39 1.813730665407892 1.5136163885404414 1.9068354024127958 NaN
EOD
$data8 << EOD
0.00023076923076923074 1.835742008227046 1.4589783961003038 1.926311877378228 NaN
0.39 1.835742008227046 1.4589783961003038 1.926311877378228 NaN
EOD
$data9 << EOD
0.00023076923076923074 1.8711182249075446 1.6021034481720613 1.958842316717461 NaN
0.39 1.8711182249075446 1.6021034481720613 1.958842316717461 NaN
EOD
$data10 << EOD
0.00023076923076923074 1.2349423443209422 1.1972348811544806 1.4430092558115235 NaN
0.39 1.2349423443209422 1.1972348811544806 1.4430092558115235 NaN
EOD
$data11 << EOD
0.00023076923076923074 1.2156413518536637 1.1721561097602813 1.4490319598443953 NaN
0.39 1.2156413518536637 1.1721561097602813 1.4490319598443953 NaN
EOD
$data12 << EOD
0.00023076923076923074 1.1690731579039055 1.113635373271698 1.266958531759916 NaN
0.39 1.1690731579039055 1.113635373271698 1.266958531759916 NaN
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data3 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data4 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data5 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data6 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5, \
  $data4 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data5 using 1:2 with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#0072B2' dashtype (18,3) linewidth 1.5, \
  $data6 using 1:2 with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5, \
  $data7 using 1:2 with lines linecolor rgb '#009E73' dashtype 1 linewidth 1.5, \
  $data7 every ::0::0 using (0.3120527440256515):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 5 pointsize 0.5, \
  $data8 using 1:2 with lines linecolor rgb '#009E73' dashtype (12,4) linewidth 1.5, \
  $data8 every ::0::0 using (0.24057581804458908):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 9 pointsize 0.5, \
  $data9 using 1:2 with lines linecolor rgb '#009E73' dashtype (18,3) linewidth 1.5, \
  $data9 every ::0::0 using (0.185470967122999):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 12 pointsize 0.5, \
  $data10 using 1:2 with lines linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5, \
  $data10 every ::0::0 using (0.1429881021506696):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 9 pointsize 0.5, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5, \
  $data11 every ::0::0 using (0.11023610688939459):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 13 pointsize 0.5, \
  $data12 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5, \
  $data12 every ::0::0 using (0.08498608680969279):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 7 pointsize 0.5, \
  $data0 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data1 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data2 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data3 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data4 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data5 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data6 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data7 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data8 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data9 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data10 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data11 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data12 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7'
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'batch 16'
unset ylabel
$data13 << EOD
0.0003 1.807755481356628 1.775816148018586 1.8578915685096842 NaN
0.0009487 1.4601584970221553 1.417597540807813 1.5052526928123433 NaN
0.003 1.1619722480219035 1.1255320280525454 1.2226887828006685 NaN
0.009487 0.9951174504723264 0.9460221542545485 1.03751413892018 NaN
0.03 0.9561804272800507 0.9137668808320187 0.9948688995325644 NaN
0.09487 1.363351015457641 0.9867445599597937 1.442521260259534 NaN
0.3 1.8893722732585698 1.8385674761428703 1.9863777340210143 NaN
EOD
$data14 << EOD
0.0003 1.7714713960433444 1.747415588218558 1.8315918906208808 NaN
0.0009487 1.4268948288745071 1.3756162275627632 1.4752741958679345 NaN
0.003 1.1385679646671096 1.096558125348829 1.1971358030026658 NaN
0.009487 0.9900869251055828 0.9376399920607882 1.0270080702250253 NaN
0.03 0.9567589735412715 0.9134789356677321 0.9933616437648924 NaN
0.09487 1.1522290501780978 0.978266047371782 1.3680111178923697 NaN
0.3 1.9085769373020058 1.8381219250474836 1.9553184072663972 NaN
EOD
$data15 << EOD
0.0003 1.8047134484013285 1.7717653164194855 1.85545925281573 NaN
0.0009487 1.4565206971747378 1.4162195757912048 1.5096657897785202 NaN
0.003 1.1570316531996365 1.1148603857512223 1.2181526258089772 NaN
0.009487 0.993331107291322 0.9428158629987992 1.0339200132246524 NaN
0.03 0.9570193949962833 0.9154307485590122 0.9922674689801635 NaN
0.09487 1.027798586939154 0.9645210835206657 1.0753539870890694 NaN
0.3 1.895149029143222 1.8345908873009034 1.949918708453815 NaN
EOD
$data16 << EOD
0.0003 1.6254211801491851 1.5861949594765634 1.6928302325474966 NaN
0.0009487 1.2760164014743114 1.232455148761418 1.3402711362283597 NaN
0.003 1.0485346544864145 1.0050496919708993 1.0932656782807335 NaN
0.009487 0.9703049892602766 0.9284767351410459 1.0016767504870747 NaN
0.03 0.9604392762213151 0.920929718669853 0.9916891159836685 NaN
0.09487 1.7889791020199186 1.7178694987900782 1.8647466129451846 NaN
0.3 1.9587541050502415 1.8810562676729337 2.032466224268451 NaN
EOD
$data17 << EOD
0.0003 1.6376334281701956 1.592767881766106 1.7056551865162948 NaN
0.0009487 1.286280648291867 1.2515575595269832 1.352343534072412 NaN
0.003 1.052209099032941 1.0123245439952049 1.1014835282826851 NaN
0.009487 0.9704836471269533 0.9255881053744606 1.0051946706587964 NaN
0.03 0.9586995645027185 0.9219507700473311 0.9914986353525075 NaN
0.09487 1.7142432905830072 1.660062814179342 1.8084795994026306 NaN
0.3 1.9892368291266465 1.8998561406718655 2.0340551585086155 NaN
EOD
$data18 << EOD
0.0003 1.5922461786142277 1.5460451124637058 1.6571076924198627 NaN
0.0009487 1.250593023179658 1.2078139959057674 1.3114631586025831 NaN
0.003 1.0439502852573304 0.999324387732496 1.0923397705082287 NaN
0.009487 0.9930748715337379 0.9591522162999598 1.0360931649932952 NaN
0.03 1.0136076302485342 0.9731303901589556 1.0589093650787673 NaN
0.09487 1.9604946897099937 1.9050236207253848 2.001199332522258 NaN
0.3 2.1625678322880937 2.073928221942241 2.236438895626483 NaN
EOD
$data19 << EOD
0.0003 1.8391702951295406 1.7986175840619483 1.8903118742584422 NaN
0.0009487 1.4999378795344944 1.4598371697647863 1.5561210000758101 NaN
0.003 1.2040873152435805 1.16236503311032 1.2612933519447795 NaN
0.009487 1.0115890121033715 0.9671876791110247 1.051477442270661 NaN
0.03 0.9580910169875814 0.9100606953189112 0.9919722834200198 NaN
0.09487 0.95185903574146 0.8961877718095369 0.9782369501134648 NaN
0.3 1.8276249701579053 1.7945541320963172 1.8920573554124627 NaN
EOD
$data20 << EOD
0.00023076923076923074 1.0726866955252743 1.0006114386109173 1.5477260312905043 NaN
0.39 1.0726866955252743 1.0006114386109173 1.5477260312905043 NaN
EOD
$data21 << EOD
0.00023076923076923074 1.0814961399920935 0.9959538842333114 1.5251232940419668 NaN
0.39 1.0814961399920935 0.9959538842333114 1.5251232940419668 NaN
EOD
$data22 << EOD
0.00023076923076923074 1.1923596020632898 1.0367315690863192 1.6813345354698148 NaN
0.39 1.1923596020632898 1.0367315690863192 1.6813345354698148 NaN
EOD
$data23 << EOD
0.00023076923076923074 0.9890395960219986 0.9429362819364266 1.0266679478944811 NaN
0.39 0.9890395960219986 0.9429362819364266 1.0266679478944811 NaN
EOD
$data24 << EOD
0.00023076923076923074 0.9817561995818443 0.9276119353929595 1.018822254644927 NaN
0.39 0.9817561995818443 0.9276119353929595 1.018822254644927 NaN
EOD
$data25 << EOD
0.00023076923076923074 0.9851205686575712 0.9536855127389317 1.0119603829654336 NaN
0.39 0.9851205686575712 0.9536855127389317 1.0119603829654336 NaN
EOD
plot $data13 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data14 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data15 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data16 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data17 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data18 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data19 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data13 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data14 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5, \
  $data15 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data16 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5, \
  $data17 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data18 using 1:2 with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#0072B2' dashtype (18,3) linewidth 1.5, \
  $data19 using 1:2 with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5, \
  $data20 using 1:2 with lines linecolor rgb '#009E73' dashtype 1 linewidth 1.5, \
  $data20 every ::0::0 using (0.3120527440256515):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 5 pointsize 0.5, \
  $data21 using 1:2 with lines linecolor rgb '#009E73' dashtype (12,4) linewidth 1.5, \
  $data21 every ::0::0 using (0.24057581804458908):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 9 pointsize 0.5, \
  $data22 using 1:2 with lines linecolor rgb '#009E73' dashtype (18,3) linewidth 1.5, \
  $data22 every ::0::0 using (0.185470967122999):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 12 pointsize 0.5, \
  $data23 using 1:2 with lines linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5, \
  $data23 every ::0::0 using (0.1429881021506696):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 9 pointsize 0.5, \
  $data24 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5, \
  $data24 every ::0::0 using (0.11023610688939459):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 13 pointsize 0.5, \
  $data25 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5, \
  $data25 every ::0::0 using (0.08498608680969279):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 7 pointsize 0.5, \
  $data13 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data14 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data15 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data16 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data17 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data18 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data19 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data20 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data21 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data22 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data23 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data24 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data25 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7'
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'batch 64'
unset ylabel
$data26 << EOD
0.0003 1.6937090696849841 1.6650324317248733 1.7690153502889197 NaN
0.0009487 1.3167448756104105 1.2813260232362738 1.3814144437562246 NaN
0.003 1.0539289914394474 1.0130773908246338 1.1093793159599608 NaN
0.009487 0.9544582061809284 0.9069808345838105 0.9880906858181953 NaN
0.03 0.9414102246877873 0.8991577116223338 0.9708010897602601 NaN
0.09487 0.9395951244256922 0.8981826716881455 0.969531023909097 NaN
0.3 1.8178958191586219 1.7925051834850427 1.8468070828257206 NaN
EOD
$data27 << EOD
0.0003 1.6633721840117173 1.6298430948973914 1.734433458436939 NaN
0.0009487 1.288006180215696 1.2521781770957636 1.3490811517910408 NaN
0.003 1.0377483616706231 0.9924197099939562 1.0811795911396538 NaN
0.009487 0.9536195069267166 0.9037712955871325 0.9836814205403683 NaN
0.03 0.9445283610172117 0.8942473035571574 0.9718865627581948 NaN
0.09487 0.9418556899082948 0.9034145912548761 0.9709756443108691 NaN
0.3 1.8029533568616816 1.7486057191447133 1.8807471891072844 NaN
EOD
$data28 << EOD
0.0003 1.6907636159686765 1.6634961711799758 1.7662826441910946 NaN
0.0009487 1.3130179673309414 1.2839570132772478 1.3773401647810941 NaN
0.003 1.0505091446420955 1.008189744075508 1.0992616076796304 NaN
0.009487 0.9529275129563579 0.9073468446571543 0.9856226077710498 NaN
0.03 0.9406027374640464 0.8863425197003463 0.9696233304969946 NaN
0.09487 0.938379343928299 0.8975527950126218 0.9642376943688254 NaN
0.3 1.7931415907461954 1.719381074446057 1.8246581498974321 NaN
EOD
$data29 << EOD
0.0003 1.5071784020839487 1.455187066168785 1.560833912749171 NaN
0.0009487 1.1594165929001385 1.1297628576011216 1.2246191931137607 NaN
0.003 0.9766431250691378 0.9239593026562238 1.0088437529418497 NaN
0.009487 0.9455702200077314 0.9016094380373176 0.9716955780672153 NaN
0.03 0.9432562021232409 0.8982304753178895 0.9689952782918985 NaN
0.09487 0.9497757549564505 0.9394924001418256 0.972925407639685 NaN
0.3 1.8671536904469965 1.7995283993958573 1.9218309499181714 NaN
EOD
$data30 << EOD
0.0003 1.5204879463387142 1.46838598541546 1.575247981908984 NaN
0.0009487 1.170448668837663 1.1385544943918804 1.2348824388635902 NaN
0.003 0.9806356345338727 0.9269938107336324 1.011650138648974 NaN
0.009487 0.9445932632657422 0.9030750383609143 0.9704494190978227 NaN
0.03 0.9409265864104772 0.8862015981758714 0.9683679399251717 NaN
0.09487 0.9442828201731054 0.9005007504841653 0.9676807869220503 NaN
0.3 1.8838327054442727 1.8264378386452749 1.9178070945300443 NaN
EOD
$data31 << EOD
0.0003 1.4670240589787273 1.4170552438563573 1.5216612086463606 NaN
0.0009487 1.1322597618592471 1.1053952131794103 1.1965274806398238 NaN
0.003 0.9781471517989976 0.9227659400691632 1.008509971074551 NaN
0.009487 0.9667127007051401 0.9166502201358725 0.9864004827584013 NaN
0.03 0.9682563680464186 0.9163712284757983 0.9978557092171869 NaN
0.09487 1.2359651276903751 1.0342821885899347 1.4013282870229578 NaN
0.3 2.033234667787693 1.9902093196889912 2.3224264709115356 NaN
EOD
$data32 << EOD
0.0003 1.7244299557547658 1.7080212658244662 1.800910485152951 NaN
0.0009487 1.3723243011728699 1.3341321045858607 1.4313641555193188 NaN
0.003 1.102089892376024 1.0580563741294065 1.1543424634003672 NaN
0.009487 0.959195618621619 0.9128777994019319 0.9879203793703047 NaN
0.03 0.9395747516981994 0.8956045055413463 0.9698671305628108 NaN
0.09487 0.9385058214131076 0.8947376061349853 0.9649548328254055 NaN
0.3 0.9505307992302177 0.9178104607894353 0.9895371153732537 NaN
EOD
$data33 << EOD
0.00023076923076923074 0.9404775961637238 0.9035174985278742 0.9718982167917936 NaN
0.39 0.9404775961637238 0.9035174985278742 0.9718982167917936 NaN
EOD
$data34 << EOD
0.00023076923076923074 0.9412557768324492 0.9187025945925458 0.9721409026438264 NaN
0.39 0.9412557768324492 0.9187025945925458 0.9721409026438264 NaN
EOD
$data35 << EOD
0.00023076923076923074 0.9658188998712376 0.9080644896454497 0.9934413511644604 NaN
0.39 0.9658188998712376 0.9080644896454497 0.9934413511644604 NaN
EOD
$data36 << EOD
0.00023076923076923074 0.9474976806025168 0.9053207825197478 0.9778684524774832 NaN
0.39 0.9474976806025168 0.9053207825197478 0.9778684524774832 NaN
EOD
$data37 << EOD
0.00023076923076923074 0.9467735786915885 0.9036963660376955 0.9756034503238888 NaN
0.39 0.9467735786915885 0.9036963660376955 0.9756034503238888 NaN
EOD
$data38 << EOD
0.00023076923076923074 0.9555045166630384 0.9153253774504767 0.9794620250975259 NaN
0.39 0.9555045166630384 0.9153253774504767 0.9794620250975259 NaN
EOD
plot $data26 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data27 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data28 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data29 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data30 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data31 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data32 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data26 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data27 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5, \
  $data28 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data29 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5, \
  $data30 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data31 using 1:2 with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#0072B2' dashtype (18,3) linewidth 1.5, \
  $data32 using 1:2 with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5, \
  $data33 using 1:2 with lines linecolor rgb '#009E73' dashtype 1 linewidth 1.5, \
  $data33 every ::0::0 using (0.3120527440256515):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 5 pointsize 0.5, \
  $data34 using 1:2 with lines linecolor rgb '#009E73' dashtype (12,4) linewidth 1.5, \
  $data34 every ::0::0 using (0.24057581804458908):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 9 pointsize 0.5, \
  $data35 using 1:2 with lines linecolor rgb '#009E73' dashtype (18,3) linewidth 1.5, \
  $data35 every ::0::0 using (0.185470967122999):2:3:4 with yerrorbars linecolor rgb '#009E73' linewidth 1 pointtype 12 pointsize 0.5, \
  $data36 using 1:2 with lines linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5, \
  $data36 every ::0::0 using (0.1429881021506696):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 9 pointsize 0.5, \
  $data37 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5, \
  $data37 every ::0::0 using (0.11023610688939459):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 13 pointsize 0.5, \
  $data38 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5, \
  $data38 every ::0::0 using (0.08498608680969279):2:3:4 with yerrorbars linecolor rgb '#CC79A7' linewidth 1 pointtype 7 pointsize 0.5, \
  $data26 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data27 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data28 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data29 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data30 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data31 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data32 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data33 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data34 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data35 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#009E73', \
  $data36 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data37 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7', \
  $data38 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#CC79A7'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.2494
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.2494 center top horizontal maxcols 3 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'adamw, cosine(floor=0)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5 title 'adamw, cosine(floor=0.1)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5 title 'adamw, linear', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5 title 'adamw, wsd(shape=linear)', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5 title 'adamw, wsd(shape=one-minus-sqrt)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#0072B2' dashtype (18,3) linewidth 1.5 title 'adamw, constant', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5 title 'schedule-free-adamw, constant', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#009E73' dashtype 1 linewidth 1.5 title 'dadapt-adam, cosine(floor=0)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (12,4) linewidth 1.5 title 'dadapt-adam, cosine(floor=0.1)', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#009E73' dashtype (18,3) linewidth 1.5 title 'dadapt-adam, constant', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#CC79A7' dashtype 1 linewidth 1.5 title 'prodigy, cosine(floor=0)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5 title 'prodigy, cosine(floor=0.1)', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5 title 'prodigy, constant'
unset multiplot
