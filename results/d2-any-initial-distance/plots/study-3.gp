# final / initial excess loss against d0: d2-any-initial-distance
# Run with: gnuplot study-3.gp
set encoding utf8
set terminal svg size 1140,345 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '1e%T'
set yrange [2.73967398044579e-31:1.15953256903198]

set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'absolute-loss' font ',10'
set ylabel 'final / initial excess loss' offset 1.2,0
$data0 << EOD
1e-08 0.05131128571498084 0.050670824564589614 0.05194694515479133 NaN
1e-06 0.030141261812109684 0.02954034398862966 0.030406218884327197 NaN
0.0001 0.019381737758820745 0.01885661377925193 0.019764534821100226 NaN
0.01 0.011707147727775995 0.011549338106487242 0.012314262336981723 NaN
EOD
$data1 << EOD
1e-08 0.8302413572597966 0.7512660215197696 0.8873057567767216 NaN
1e-06 0.8048817281859881 0.7430842950508301 0.8919481300245999 NaN
0.0001 0.4475373126599429 0.4026161553011664 0.4938443382473218 NaN
0.01 0.4309831784251227 0.3864058410888105 0.487908746847583 NaN
EOD
$data2 << EOD
1e-08 0.13423723316690267 0.11477407383915095 0.1459497936722013 NaN
1e-06 0.1360561157463404 0.1255446376331519 0.15248876540977438 NaN
0.0001 0.11082829589313618 0.10552029442554887 0.12217845734265473 NaN
0.01 0.1276955752452744 0.12333895193006707 0.14064110566437263 NaN
EOD
$data3 << EOD
1e-08 0.021759124134116854 0.018606128547701127 0.024741179633350013 NaN
1e-06 0.021592416423606858 0.020112097283965374 0.026002837753297953 NaN
0.0001 0.02167949267089537 0.01910467119822533 0.02418631063848311 NaN
0.01 0.02907826495683121 0.025598640489991286 0.03231697093725869 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'chebyshev-max' font ',10'
unset ylabel
$data4 << EOD
1e-08 0.12248389341681316 0.11145879201068119 0.14124525376825114 NaN
1e-06 0.06641029181858576 0.06232758952891295 0.07353190819992537 NaN
0.0001 0.04354800922234582 0.03904122505796248 0.0473500116838262 NaN
0.01 0.029820991267558737 0.026402909386888034 0.03160462302843896 NaN
EOD
$data5 << EOD
1e-08 0.415906852119113 0.3422976326285002 0.5264325545638038 NaN
1e-06 0.4557307592467578 0.31009278886637465 0.6255582919784912 NaN
0.0001 0.3994833615723832 0.34897010693124375 0.47422854380068336 NaN
0.01 0.4293207337157743 0.37907609013747506 0.48180157564871307 NaN
EOD
$data6 << EOD
1e-08 0.2801610353046407 0.16126183197962998 0.33669142276765457 NaN
1e-06 0.2564357541582311 0.12213879178888504 0.3537502317560963 NaN
0.0001 0.21159645357793327 0.1562368175539119 0.29397837256127085 NaN
0.01 0.20260966454238433 0.15642965658938768 0.31521556896254577 NaN
EOD
$data7 << EOD
1e-08 0.062273361864388796 0.04982320310655297 0.08861592006355071 NaN
1e-06 0.06551530484441079 0.044778697251943785 0.07547389399598291 NaN
0.0001 0.05395175469064657 0.044834636913939074 0.0802892443615483 NaN
0.01 0.0557257284936436 0.03635905114460984 0.0658272159897145 NaN
EOD
plot $data4 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.8899; set bmargin at screen 0.2580
set title 'quadratic' font ',10'
unset ylabel
$data8 << EOD
1e-08 0.021124547628313187 0.017861824678552005 0.027742760154349195 NaN
1e-06 0.005840041446559325 0.005051922674967657 0.007962096852284758 NaN
0.0001 0.0017704002491489839 0.0015596560568483713 0.002344002315533669 NaN
0.01 0.0003740653603311921 0.00032344781990844716 0.0004614279076378391 NaN
EOD
$data9 << EOD
1e-08 NaN NaN NaN NaN
1e-06 NaN NaN NaN NaN
0.0001 NaN NaN NaN NaN
0.01 NaN NaN NaN NaN
EOD
$data10 << EOD
1e-08 1.15953256903198
1e-06 1.15953256903198
0.0001 1.15953256903198
0.01 1.15953256903198
EOD
$data11 << EOD
1e-08 5.374677885034245e-06 1.34826184639944e-09 4.7078270217615725e-05 NaN
1e-06 2.6012829281033934e-06 2.1826598830003888e-10 5.410238525541114e-05 NaN
0.0001 5.35690643478228e-06 2.329571212761511e-08 0.0005618930437710382 NaN
0.01 2.654728500833988e-12 2.797100408432352e-15 6.225392638916408e-08 NaN
EOD
$data12 << EOD
1e-08 6.192826690503311e-31 5.609564690191564e-31 9.383248384852046e-31 NaN
1e-06 6.363296918707781e-31 3.5615761745795274e-31 9.446905584866674e-31 NaN
0.0001 6.045163425500638e-31 4.431625839903639e-31 8.530754701409333e-31 NaN
0.01 6.676936206741952e-31 4.018642574566271e-31 9.06044090090139e-31 NaN
EOD
plot $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data12 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data10 using 1:2 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.0841
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.0841 center top horizontal maxcols 5 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy', \
  NaN with points pointtype 9 pointsize 1 linecolor rgb '#444444' title 'infinite'
unset multiplot
