# largest ‖w − w*‖ / initial: a8-transient-growth-momentum
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 1140,704 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [1:4.317677288]; set format cb '%g'; set logscale cb; set cbtics ('1' 1, '2' 2)
set colorbox horizontal user origin screen 0.3421, screen 0.0852 size screen 0.3158, screen 0.0170
set cblabel 'amplification, largest ‖w − w*‖ / initial: median over the seeds'
set xtics ('0.013378' 0, '0.013448' 1, '0.013571' 2, '0.015' 3, '0.03' 4, '0.038' 5, '0.039' 6, '0.0396' 7, '0.13378' 8, '0.13448' 9, '0.13571' 10, '0.15' 11, '0.3' 12, '0.33446' 13, '0.33621' 14, '0.33929' 15, '0.375' 16, '0.38' 17, '0.39' 18, '0.396' 19, '0.66892' 20, '0.67241' 21, '0.67857' 22, '0.75' 23, '0.95' 24, '0.975' 25, '0.99' 26, '1.0034' 27, '1.0086' 28, '1.0179' 29, '1.125' 30, '1.2041' 31, '1.2103' 32, '1.2214' 33, '1.2709' 34, '1.2776' 35, '1.2893' 36, '1.35' 37, '1.425' 38, '1.5' 39, '1.9' 40, '1.95' 41, '1.98' 42, '2.25' 43, '2.7' 44, '2.85' 45, '2.925' 46, '2.97' 47, '3.42' 48, '3.51' 49, '3.564' 50, '3.61' 51, '3.705' 52, '3.762' 53) out; set ytics ('0.5' 0, '0.9' 1, '0.95' 2, '0.98' 3) out
set xrange [-0.5:54.0-0.5]; set yrange [-0.5:4.0-0.5]
set xlabel 'learning rate η'
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=0)'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
4 0 1
5 1 1
6 2 1
7 3 1
12 0 1
17 1 1
18 2 1
19 3 1
23 0 1
24 1 1
25 2 1
26 3 1
39 0 1
40 1 1
41 2 1
42 3 1
43 0 1.25
44 0 1.7000000000000002
45 0 1.9975000000000005
45 1 1.85
46 2 1.9249999999999998
47 3 1.9700000000000002
48 1 2.7784000000000004
49 2 2.9655999999999993
50 3 3.0813760000000006
51 1 3.7439009999999993
52 2 4.094467625000002
53 3 4.317677288
EOD
$data1 << EOD
4 0 1
5 1 1
6 2 1
7 3 1
12 0 1
17 1 1
18 2 1
19 3 1
23 0 1
24 1 1
25 2 1
26 3 1
39 0 1
40 1 1
41 2 1
42 3 1
43 0 1.2
44 0 1.7
45 0 2
45 1 1.9
46 2 1.9
47 3 2
EOD
$data2 << EOD
48 1 2.8
49 2 3
50 3 3.1
51 1 3.7
52 2 4.1
53 3 4.3
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
unset colorbox
set lmargin at screen 0.4000; set rmargin at screen 0.6439; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=false), constant(warmup=1000)'
unset ylabel
$data3 << EOD
4 0 1
5 1 1
6 2 1
7 3 1
12 0 1
17 1 1
18 2 1
19 3 1.1259068342333123
23 0 1
24 1 1
25 2 1
26 3 1.2376281852839082
39 0 1
40 1 1
41 2 1
42 3 1.306348356336716
43 0 1
44 0 1
45 0 1
45 1 1
46 2 1.0152381556401793
47 3 1.3455796954483263
48 1 1
49 2 1.044152780234119
50 3 1.3739340871571781
51 1 1
52 2 1.0488260153868134
53 3 1.3773506991229763
EOD
$data4 << EOD
4 0 1
5 1 1
6 2 1
7 3 1
12 0 1
17 1 1
18 2 1
19 3 1.1
23 0 1
24 1 1
25 2 1
26 3 1.2
39 0 1
40 1 1
41 2 1
42 3 1.3
43 0 1
44 0 1
45 0 1
45 1 1
46 2 1
47 3 1.3
48 1 1
49 2 1
50 3 1.4
51 1 1
52 2 1
53 3 1.4
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.7333; set rmargin at screen 0.9772; set tmargin at screen 0.9460; set bmargin at screen 0.6364
set title 'sgd(nesterov=true), constant(warmup=0)'
unset ylabel
$data5 << EOD
0 3 1
1 2 1
2 1 1
3 0 1
8 3 1
9 2 1
10 1 1
11 0 1
13 3 1
14 2 1
15 1 1
16 0 1
20 3 1
21 2 1
22 1 1
23 0 1
27 3 1
28 2 1
29 1 1
30 0 1
31 3 1.3840269200000002
32 2 1.3601727500000003
33 1 1.3207151000000001
34 3 1.51647308
35 2 1.4912927000000002
36 1 1.4496433999999998
37 0 1.0250000000000004
38 0 1.1375000000000002
EOD
$data6 << EOD
0 3 1
1 2 1
2 1 1
3 0 1
8 3 1
9 2 1
10 1 1
11 0 1
13 3 1
14 2 1
15 1 1
16 0 1
20 3 1
21 2 1
22 1 1
23 0 1
27 3 1
28 2 1
29 1 1
30 0 1
31 3 1.4
32 2 1.4
33 1 1.3
34 3 1.5
35 2 1.5
36 1 1.4
37 0 1
38 0 1.1
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
set lmargin at screen 0.0667; set rmargin at screen 0.3105; set tmargin at screen 0.5057; set bmargin at screen 0.1960
set title 'sgd(nesterov=true), constant(warmup=1000)'
set ylabel 'momentum β' offset 1,0
$data7 << EOD
0 3 1
1 2 1
2 1 1
3 0 1
8 3 1
9 2 1
10 1 1
11 0 1
13 3 1
14 2 1
15 1 1
16 0 1
20 3 1.0381498862482634
21 2 1
22 1 1
23 0 1
27 3 1.0581540418578497
28 2 1
29 1 1
30 0 1
31 3 1.0683927760080678
32 2 1
33 1 1
34 3 1.0675231414340165
35 2 1
36 1 1
37 0 1
38 0 1
EOD
$data8 << EOD
0 3 1
1 2 1
2 1 1
3 0 1
8 3 1
9 2 1
10 1 1
11 0 1
13 3 1
14 2 1
15 1 1
16 0 1
20 3 1
21 2 1
22 1 1
23 0 1
27 3 1.1
28 2 1
29 1 1
30 0 1
31 3 1.1
32 2 1
33 1 1
34 3 1.1
35 2 1
36 1 1
37 0 1
38 0 1
EOD
plot $data7 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data8 using 1:2:3 with labels font ',9' textcolor '#111111'
unset colorbox
unset multiplot
